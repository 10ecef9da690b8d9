package io.smartvillage.platform.villagedirectory;

import java.time.ZoneId;
import java.util.UUID;

/// One village as identity-service last told of it.
///
/// @param suspended can be read, and its gates go on
/// @param closed does not work with this installation any more; true also when erased
/// @param erased its keys are destroyed: there is nothing to look at
public record VillageEntry(
        UUID villageId,
        String alias,
        String name,
        boolean suspended,
        boolean closed,
        boolean erased,
        ZoneId timeZone,
        VillageSettings settings) {}
