package io.smartvillage.billing.penalty;

import io.smartvillage.platform.web.paging.PageRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.domain.PredicateSpecification;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
public class FindPenaltyRules {

    private final PenaltyRules rules;

    FindPenaltyRules(PenaltyRules rules) {
        this.rules = rules;
    }

    /// @throws PenaltyRuleNotFoundException if the caller's village has no such rule
    @Transactional(readOnly = true)
    public PenaltyRule get(UUID penaltyRuleId) {
        return rules.findById(penaltyRuleId)
                .orElseThrow(() -> new PenaltyRuleNotFoundException(penaltyRuleId));
    }

    /// @param inForceOn only those in force on that day
    @Transactional(readOnly = true)
    public List<PenaltyRule> page(
            PageRequest page, Optional<PenaltyKind> kind, Optional<LocalDate> inForceOn) {
        var all = new ArrayList<PredicateSpecification<PenaltyRule>>();
        page.after()
                .map(cursor -> cursor.id(0))
                .ifPresent(id -> all.add((row, is) -> is.greaterThan(row.get("id"), id)));
        kind.ifPresent(k -> all.add((row, is) -> is.equal(row.get("kind"), k)));
        inForceOn.ifPresent(day ->
                all.add((row, is) ->
                        is.and(
                                is.lessThanOrEqualTo(row.get("validFrom"), day),
                                is.or(
                                        is.isNull(row.get("validUntil")),
                                        is.greaterThan(row.get("validUntil"), day)))));
        return rules.findBy(
                PredicateSpecification.allOf(all),
                query -> query.sortBy(Sort.by("id")).limit(page.fetchSize()).all());
    }
}
