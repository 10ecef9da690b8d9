package io.smartvillage.identity.village;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How far a new village has come.
///
/// @param step what it waits for
/// @param firstAdmin forgotten a day after the village was created
/// @param problem why it does not get on, or what the operator should know; a stable code
public record Provisioning(
        UUID villageId,
        ProvisioningStep step,
        @Nullable FirstAdmin firstAdmin,
        int attempts,
        @Nullable String problem) {}
