package io.smartvillage.access.presence;

import io.smartvillage.access.property.PropertyMirror;
import io.smartvillage.platform.security.Caller;
import io.smartvillage.platform.web.paging.PageRequest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Shows who is inside: all of the village to those who may, at their own houses to residents.
@Service
public class FindPresence {

    private final Presence presence;
    private final PropertyMirror properties;
    private final Clock clock;

    FindPresence(Presence presence, PropertyMirror properties, Clock clock) {
        this.presence = presence;
        this.properties = properties;
        this.clock = clock;
    }

    /// The latest first.
    @Transactional(readOnly = true)
    public List<Stay> page(PageRequest page, PresenceFilter filter) {
        return presence.page(page, filter, houses());
    }

    /// Those who have stayed too long, the longest first.
    @Transactional(readOnly = true)
    public List<Stay> overstays(PageRequest page) {
        return presence.overstays(page, clock.instant(), houses());
    }

    /// Of every zone, also of empty ones.
    @Transactional(readOnly = true)
    public List<ZoneCount> counts() {
        return presence.counts();
    }

    private Optional<List<UUID>> houses() {
        var caller = Caller.current();
        return caller.mayAll("presence:read")
                ? Optional.empty()
                : Optional.of(properties.ofPerson(caller.userId()));
    }
}
