package io.smartvillage.identity.village;

import java.util.Optional;
import java.util.UUID;

/// @param id empty for a new one; given to adopt an organization that has it already
public record NewVillage(
        Optional<UUID> id, String alias, VillageDetails details, FirstAdmin firstAdmin) {}
