package io.smartvillage.billing.feeschedule.web;

import io.smartvillage.billing.feeschedule.FeeKind;
import io.smartvillage.billing.feeschedule.FeeSchedule;
import io.smartvillage.billing.feeschedule.LandUse;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

record FeeScheduleView(
        UUID id,
        String name,
        FeeKind kind,
        BigDecimal rate,
        @Nullable LandUse landUse,
        LocalDate validFrom,
        @Nullable LocalDate validUntil,
        Instant createdAt,
        Instant updatedAt) {

    static FeeScheduleView of(FeeSchedule schedule) {
        var terms = schedule.terms();
        return new FeeScheduleView(
                schedule.id(),
                terms.name(),
                terms.kind(),
                terms.rate(),
                terms.landUse(),
                terms.validFrom(),
                terms.validUntil(),
                schedule.createdAt(),
                schedule.updatedAt());
    }
}
