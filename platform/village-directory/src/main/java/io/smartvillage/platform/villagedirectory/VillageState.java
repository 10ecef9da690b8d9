package io.smartvillage.platform.villagedirectory;

import java.util.UUID;

/// `identity.VillageState`, the fields that are mirrored.
record VillageState(
        UUID villageId, String alias, String name, String status, String timeZone, long version) {}
