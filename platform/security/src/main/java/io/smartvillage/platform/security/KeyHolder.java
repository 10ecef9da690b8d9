package io.smartvillage.platform.security;

import java.util.Set;
import java.util.UUID;

/// A device of one village that calls by a [KeyedPath].
///
/// @param id stands where a person's id does: [Caller#userId()]
public record KeyHolder(UUID id, UUID villageId) {

    Caller caller() {
        return new Caller(id, KeyedPath.CLIENT_ID, villageId, Set.of(), false, Set.of());
    }
}
