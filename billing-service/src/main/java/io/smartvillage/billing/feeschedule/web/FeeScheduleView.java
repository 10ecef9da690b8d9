package io.smartvillage.billing.feeschedule.web;

import io.smartvillage.billing.feeschedule.FeeKind;
import io.smartvillage.billing.feeschedule.FeeSchedule;
import io.smartvillage.billing.feeschedule.LandUse;
import io.smartvillage.billing.feeschedule.MeterKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

record FeeScheduleView(
        UUID id,
        String name,
        String scheduleSet,
        FeeKind kind,
        BigDecimal rate,
        int everyMonths,
        @Nullable MeterKind meterKind,
        @Nullable LandUse landUse,
        boolean whileOccupied,
        LocalDate validFrom,
        @Nullable LocalDate validUntil,
        Instant createdAt,
        Instant updatedAt) {

    static FeeScheduleView of(FeeSchedule schedule) {
        var terms = schedule.terms();
        return new FeeScheduleView(
                schedule.id(),
                terms.name(),
                terms.scheduleSet(),
                terms.kind(),
                terms.rate(),
                terms.everyMonths(),
                terms.meterKind(),
                terms.landUse(),
                terms.whileOccupied(),
                terms.validFrom(),
                terms.validUntil(),
                schedule.createdAt(),
                schedule.updatedAt());
    }
}
