package io.smartvillage.identity.user;

import java.util.UUID;

/// What a person is in one of their villages.
///
/// @param villageStatus of the village, as `VillageStatus` has it
public record Membership(
        UUID villageId,
        String alias,
        String name,
        String villageStatus,
        UserRole role,
        UserStatus status) {}
