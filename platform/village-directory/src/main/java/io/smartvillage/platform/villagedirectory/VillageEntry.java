package io.smartvillage.platform.villagedirectory;

import java.time.ZoneId;
import java.util.UUID;

/// One village as identity-service last told of it.
public record VillageEntry(
        UUID villageId, String alias, String name, boolean suspended, ZoneId timeZone) {}
