package io.smartvillage.billing.feeschedule;

import io.smartvillage.platform.messaging.Outbox;
import io.smartvillage.platform.tenancy.CurrentVillage;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.IdGenerator;

/// Sets what the village charges from a day on.
@Service
public class AddFeeSchedule {

    private final FeeSchedules schedules;
    private final Outbox outbox;
    private final IdGenerator ids;
    private final Clock clock;

    AddFeeSchedule(FeeSchedules schedules, Outbox outbox, IdGenerator ids, Clock clock) {
        this.schedules = schedules;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /// @throws FeeScheduleEndsTooEarlyException if it would never be in force
    @Transactional
    public FeeSchedule add(FeeTerms terms) {
        var schedule =
                schedules.save(
                        new FeeSchedule(
                                CurrentVillage.id(), ids.generateId(), terms, clock.instant()));
        schedules.flush();
        outbox.publish(schedule.added());
        return schedule;
    }
}
