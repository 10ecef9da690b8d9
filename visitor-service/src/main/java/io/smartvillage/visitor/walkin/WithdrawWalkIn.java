package io.smartvillage.visitor.walkin;

import io.smartvillage.platform.messaging.Outbox;
import io.smartvillage.platform.security.Caller;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The guard takes a question back: whoever it was about has gone.
@Service
public class WithdrawWalkIn {

    private final WalkIns walkIns;
    private final Outbox outbox;
    private final Clock clock;

    WithdrawWalkIn(WalkIns walkIns, Outbox outbox, Clock clock) {
        this.walkIns = walkIns;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// @throws WalkInNotFoundException if the caller's village has no such walk-in
    /// @throws WalkInStatusException if it is answered, withdrawn or too late; nothing changes
    @Transactional
    public WalkIn withdraw(UUID walkInId) {
        var walkIn =
                walkIns.lockById(walkInId).orElseThrow(() -> new WalkInNotFoundException(walkInId));
        var withdrawn = walkIn.withdraw(Caller.current().userId(), clock.instant());
        walkIns.flush();
        outbox.publish(withdrawn);
        return walkIn;
    }
}
