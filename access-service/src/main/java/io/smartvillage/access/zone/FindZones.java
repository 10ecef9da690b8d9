package io.smartvillage.access.zone;

import io.smartvillage.platform.web.paging.PageRequest;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
public class FindZones {

    private static final UUID START = new UUID(0, 0);

    private final Zones zones;

    FindZones(Zones zones) {
        this.zones = zones;
    }

    /// @throws ZoneNotFoundException if the caller's village has no such zone
    @Transactional(readOnly = true)
    public Zone get(UUID zoneId) {
        return zones.find(zoneId).orElseThrow(() -> new ZoneNotFoundException(zoneId));
    }

    @Transactional(readOnly = true)
    public List<Zone> page(PageRequest page) {
        return zones.page(page.after().map(cursor -> cursor.id(0)).orElse(START), page.fetchSize());
    }
}
