package io.smartvillage.access.zone;

import io.smartvillage.access.change.Changes;
import io.smartvillage.access.zone.ZoneEvent.ZoneAdded;
import io.smartvillage.platform.messaging.Outbox;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.IdGenerator;

/// Adds a zone to the village.
@Service
public class AddZone {

    private final Zones zones;
    private final Outbox outbox;
    private final Changes changes;
    private final IdGenerator ids;
    private final Clock clock;

    AddZone(Zones zones, Outbox outbox, Changes changes, IdGenerator ids, Clock clock) {
        this.zones = zones;
        this.outbox = outbox;
        this.changes = changes;
        this.ids = ids;
        this.clock = clock;
    }

    /// @throws ZoneNameTakenException if the village has a zone of that name
    @Transactional
    public Zone add(ZoneDetails details) {
        var id = ids.generateId();
        if (!stored(id, details)) {
            throw new ZoneNameTakenException(details.name());
        }
        return zones.find(id).orElseThrow(() -> new ZoneNotFoundException(id));
    }

    /// A gate may name a zone that is not there yet: it is then open to visitors, without
    /// anti-passback.
    @Transactional
    public void ensure(String name) {
        if (!zones.existsByName(name)) {
            stored(ids.generateId(), new ZoneDetails(name, false, true));
        }
    }

    private boolean stored(UUID id, ZoneDetails details) {
        var now = clock.instant();
        if (!zones.add(id, details, now)) {
            return false;
        }
        outbox.publish(
                new ZoneAdded(
                        id,
                        details.name(),
                        details.antiPassback(),
                        details.visitorsAllowed(),
                        now));
        changes.changed(Changes.Kind.ZONE, id);
        return true;
    }
}
