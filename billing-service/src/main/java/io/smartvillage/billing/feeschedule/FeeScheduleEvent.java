package io.smartvillage.billing.feeschedule;

import io.smartvillage.platform.messaging.PublishedOn;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Facts about a fee schedule.
sealed interface FeeScheduleEvent {

    String TOPIC = "billing.fee-schedule.v1";

    @PublishedOn(value = TOPIC, key = "feeScheduleId")
    record FeeScheduleAdded(
            UUID feeScheduleId,
            String name,
            String scheduleSet,
            FeeKind kind,
            long rateSatang,
            int everyMonths,
            @Nullable MeterKind meterKind,
            @Nullable LandUse landUse,
            boolean whileOccupied,
            LocalDate validFrom,
            @Nullable LocalDate validUntil,
            Instant addedAt)
            implements FeeScheduleEvent {}

    @PublishedOn(value = TOPIC, key = "feeScheduleId")
    record FeeScheduleChanged(
            UUID feeScheduleId, String name, @Nullable LocalDate validUntil, Instant changedAt)
            implements FeeScheduleEvent {}
}
