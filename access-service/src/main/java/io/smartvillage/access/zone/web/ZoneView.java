package io.smartvillage.access.zone.web;

import io.smartvillage.access.zone.Zone;
import java.time.Instant;
import java.util.UUID;

record ZoneView(
        UUID id,
        String name,
        boolean antiPassback,
        boolean visitorsAllowed,
        Instant createdAt,
        Instant updatedAt) {

    static ZoneView of(Zone zone) {
        return new ZoneView(
                zone.id(),
                zone.details().name(),
                zone.details().antiPassback(),
                zone.details().visitorsAllowed(),
                zone.createdAt(),
                zone.updatedAt());
    }
}
