package io.smartvillage.billing.penalty.web;

import io.smartvillage.billing.feeschedule.LandUse;
import io.smartvillage.billing.penalty.PenaltyKind;
import io.smartvillage.billing.penalty.PenaltyRule;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

record PenaltyRuleView(
        UUID id,
        String name,
        PenaltyKind kind,
        BigDecimal percent,
        @Nullable LandUse landUse,
        int graceDays,
        @Nullable BigDecimal capPercent,
        LocalDate validFrom,
        @Nullable LocalDate validUntil,
        UUID createdBy,
        Instant createdAt,
        Instant updatedAt) {

    static PenaltyRuleView of(PenaltyRule rule) {
        var terms = rule.terms();
        return new PenaltyRuleView(
                rule.id(),
                terms.name(),
                terms.kind(),
                terms.percent(),
                terms.landUse(),
                terms.graceDays(),
                terms.capPercent(),
                terms.validFrom(),
                terms.validUntil(),
                rule.createdBy(),
                rule.createdAt(),
                rule.updatedAt());
    }
}
