package io.smartvillage.visitor.recurring;

import io.smartvillage.platform.messaging.Outbox;
import io.smartvillage.visitor.livecode.LiveCodes;
import io.smartvillage.visitor.property.HouseholdObserver;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Recurring passes end with the household of whoever issued them.
@Component
class CancelPassesOfLeavers implements HouseholdObserver {

    private final RecurringPasses passes;
    private final PassWindows passWindows;
    private final LiveCodes liveCodes;
    private final Outbox outbox;
    private final Clock clock;

    CancelPassesOfLeavers(
            RecurringPasses passes,
            PassWindows passWindows,
            LiveCodes liveCodes,
            Outbox outbox,
            Clock clock) {
        this.passes = passes;
        this.passWindows = passWindows;
        this.liveCodes = liveCodes;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public void left(UUID propertyId, Set<UUID> leavers) {
        var now = clock.instant();
        var ended = passes.issuedBy(propertyId, leavers, RecurringPassStatus.ACTIVE);
        for (var pass : ended) {
            outbox.publish(pass.cancel(now), pass.passState(passWindows.of(pass.id())));
        }
        passes.flush();
        liveCodes.release(ended.stream().map(RecurringPass::id).toList());
    }
}
