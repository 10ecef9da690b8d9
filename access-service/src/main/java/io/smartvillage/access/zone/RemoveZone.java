package io.smartvillage.access.zone;

import io.smartvillage.access.change.Changes;
import io.smartvillage.access.zone.ZoneEvent.ZoneRemoved;
import io.smartvillage.platform.messaging.Outbox;
import java.time.Clock;
import java.util.UUID;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Removes a zone that nothing names any more.
@Service
public class RemoveZone {

    private final Zones zones;
    private final Outbox outbox;
    private final Changes changes;
    private final Clock clock;

    RemoveZone(Zones zones, Outbox outbox, Changes changes, Clock clock) {
        this.zones = zones;
        this.outbox = outbox;
        this.changes = changes;
        this.clock = clock;
    }

    /// @throws ZoneNotFoundException if the caller's village has no such zone
    /// @throws ZoneInUseException if a gate, or a credential that is not revoked, names it
    @Transactional
    public void remove(UUID zoneId) {
        var zone = zones.findAndLock(zoneId).orElseThrow(() -> new ZoneNotFoundException(zoneId));
        if (zones.isInUse(zone)) {
            throw new ZoneInUseException(zoneId);
        }
        try {
            zones.remove(zoneId);
        } catch (DataIntegrityViolationException _) {
            // A gate came to it meanwhile.
            throw new ZoneInUseException(zoneId);
        }
        outbox.publish(new ZoneRemoved(zoneId, zone.details().name(), clock.instant()));
        changes.changed(Changes.Kind.ZONE, zoneId);
    }
}
