package io.smartvillage.billing.feeschedule;

import io.smartvillage.platform.messaging.Outbox;
import io.smartvillage.platform.web.precondition.IfMatch;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Renames a fee schedule or sets its end.
@Service
public class ChangeFeeSchedule {

    private final FeeSchedules schedules;
    private final Outbox outbox;
    private final Clock clock;

    ChangeFeeSchedule(FeeSchedules schedules, Outbox outbox, Clock clock) {
        this.schedules = schedules;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// What is null stays as it is.
    ///
    /// @throws FeeScheduleNotFoundException if the caller's village has no such schedule
    /// @throws FeeScheduleEndsTooEarlyException if it would never have been in force
    @Transactional
    public FeeSchedule change(
            UUID feeScheduleId,
            IfMatch precondition,
            @Nullable String name,
            @Nullable LocalDate validUntil) {
        var schedule =
                schedules
                        .findById(feeScheduleId)
                        .orElseThrow(() -> new FeeScheduleNotFoundException(feeScheduleId));
        precondition.require(schedule.currentVersion());
        var terms = schedule.terms();
        var changed =
                schedule.change(
                        Objects.requireNonNullElse(name, terms.name()),
                        validUntil == null ? terms.validUntil() : validUntil,
                        clock.instant());
        schedules.flush();
        outbox.publish(changed);
        return schedule;
    }
}
