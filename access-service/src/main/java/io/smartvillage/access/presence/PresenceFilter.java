package io.smartvillage.access.presence;

import java.util.Optional;
import java.util.UUID;

public record PresenceFilter(
        Optional<UUID> zoneId, Optional<UUID> propertyId, Optional<SubjectKind> kind) {}
