package io.smartvillage.billing.penalty;

import io.smartvillage.platform.security.Caller;
import io.smartvillage.platform.tenancy.CurrentVillage;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.IdGenerator;

/// Sets what late payers owe from a day on.
@Service
public class AddPenaltyRule {

    private final PenaltyRules rules;
    private final IdGenerator ids;
    private final Clock clock;

    AddPenaltyRule(PenaltyRules rules, IdGenerator ids, Clock clock) {
        this.rules = rules;
        this.ids = ids;
        this.clock = clock;
    }

    /// @throws PenaltyRuleEndsTooEarlyException if it would never be in force
    @Transactional
    public PenaltyRule add(PenaltyTerms terms) {
        var rule =
                rules.save(
                        new PenaltyRule(
                                CurrentVillage.id(),
                                ids.generateId(),
                                terms,
                                Caller.current().userId(),
                                clock.instant()));
        rules.flush();
        return rule;
    }
}
