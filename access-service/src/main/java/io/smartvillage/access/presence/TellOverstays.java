package io.smartvillage.access.presence;

import io.smartvillage.access.presence.Presence.Overstay;
import io.smartvillage.platform.messaging.Outbox;
import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.platform.tenancy.JobsRole;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Tells of each overstay once: whoever marks it, on whichever instance, tells of it in the same
/// transaction.
@Component
class TellOverstays {

    private static final int AT_ONCE = 500;

    private final JobsRole jobs;
    private final Presence presence;
    private final Outbox outbox;
    private final Clock clock;

    TellOverstays(JobsRole jobs, Presence presence, Outbox outbox, Clock clock) {
        this.jobs = jobs;
        this.presence = presence;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Scheduled(
            initialDelayString = "${smartvillage.access.overstay-interval:PT1M}",
            fixedDelayString = "${smartvillage.access.overstay-interval:PT1M}")
    void tell() {
        while (jobs.call(this::tellSome) == AT_ONCE) {}
    }

    private int tellSome() {
        var now = clock.instant();
        var overstays = presence.tell(now, AT_ONCE);
        for (var overstay : overstays) {
            CurrentVillage.run(overstay.villageId(), () -> outbox.publish(event(overstay, now)));
        }
        return overstays.size();
    }

    private static VisitorOverstayed event(Overstay overstay, Instant now) {
        var stay = overstay.stay();
        return new VisitorOverstayed(
                stay.subjectId(),
                stay.subjectKind(),
                stay.zoneId(),
                stay.gateId(),
                stay.propertyId(),
                stay.userId(),
                stay.since(),
                stay.expectedUntil(),
                Objects.requireNonNull(stay.tooLongFrom()),
                now);
    }
}
