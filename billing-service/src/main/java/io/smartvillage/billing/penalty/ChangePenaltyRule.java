package io.smartvillage.billing.penalty;

import io.smartvillage.platform.web.precondition.IfMatch;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Renames a penalty rule or sets its end.
@Service
public class ChangePenaltyRule {

    private final PenaltyRules rules;
    private final Clock clock;

    ChangePenaltyRule(PenaltyRules rules, Clock clock) {
        this.rules = rules;
        this.clock = clock;
    }

    /// What is null stays as it is.
    ///
    /// @throws PenaltyRuleNotFoundException if the caller's village has no such rule
    /// @throws PenaltyRuleEndsTooEarlyException if it would never have been in force
    @Transactional
    public PenaltyRule change(
            UUID penaltyRuleId,
            IfMatch precondition,
            @Nullable String name,
            @Nullable LocalDate validUntil) {
        var rule =
                rules.findById(penaltyRuleId)
                        .orElseThrow(() -> new PenaltyRuleNotFoundException(penaltyRuleId));
        precondition.require(rule.currentVersion());
        var terms = rule.terms();
        rule.change(
                Objects.requireNonNullElse(name, terms.name()),
                validUntil == null ? terms.validUntil() : validUntil,
                clock.instant());
        rules.flush();
        return rule;
    }
}
