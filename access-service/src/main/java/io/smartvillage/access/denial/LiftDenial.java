package io.smartvillage.access.denial;

import io.smartvillage.access.change.Changes;
import io.smartvillage.platform.messaging.Outbox;
import io.smartvillage.platform.security.Caller;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Takes a denial back; the next decision passes over it. It stays in the list, with who lifted it
/// and why.
@Service
public class LiftDenial {

    private final Denials denials;
    private final FindDenials findDenials;
    private final Outbox outbox;
    private final Changes changes;
    private final Clock clock;

    LiftDenial(
            Denials denials, FindDenials findDenials, Outbox outbox, Changes changes, Clock clock) {
        this.denials = denials;
        this.findDenials = findDenials;
        this.outbox = outbox;
        this.changes = changes;
        this.clock = clock;
    }

    /// @throws DenialNotFoundException if the caller's village has no such denial
    /// @throws DenialLiftedException if it was lifted before
    @Transactional
    public Denial lift(UUID denialId, String reason) {
        var denial = findDenials.get(denialId);
        var lifted = denial.lift(reason, Caller.current().userId(), clock.instant());
        denials.flush();
        outbox.publish(lifted);
        changes.changed(Changes.Kind.DENIAL, denialId);
        return denial;
    }
}
