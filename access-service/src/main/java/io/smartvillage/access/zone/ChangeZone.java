package io.smartvillage.access.zone;

import io.smartvillage.access.change.Changes;
import io.smartvillage.access.zone.ZoneEvent.ZoneChanged;
import io.smartvillage.platform.messaging.Outbox;
import io.smartvillage.platform.web.precondition.IfMatch;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Renames a zone, or sets its rules. Its gates follow a new name.
@Service
public class ChangeZone {

    private final Zones zones;
    private final Outbox outbox;
    private final Changes changes;
    private final Clock clock;

    ChangeZone(Zones zones, Outbox outbox, Changes changes, Clock clock) {
        this.zones = zones;
        this.outbox = outbox;
        this.changes = changes;
        this.clock = clock;
    }

    /// @param change from the present details to the new ones
    /// @throws ZoneNotFoundException if the caller's village has no such zone
    /// @throws ZoneNameTakenException if the new name is another zone's
    @Transactional
    public Zone change(UUID zoneId, IfMatch precondition, UnaryOperator<ZoneDetails> change) {
        var before = zones.findAndLock(zoneId).orElseThrow(() -> new ZoneNotFoundException(zoneId));
        precondition.require(before.version());
        var details = change.apply(before.details());
        var now = clock.instant();
        var after = stored(zoneId, details, now);
        if (!details.name().equals(before.details().name())) {
            zones.touchGatesOf(details.name(), now);
        }
        outbox.publish(
                new ZoneChanged(
                        zoneId,
                        details.name(),
                        details.antiPassback(),
                        details.visitorsAllowed(),
                        now));
        changes.changed(Changes.Kind.ZONE, zoneId);
        return after;
    }

    private Zone stored(UUID zoneId, ZoneDetails details, Instant now) {
        try {
            return zones.change(zoneId, details, now);
        } catch (DuplicateKeyException _) {
            throw new ZoneNameTakenException(details.name());
        }
    }
}
