package io.smartvillage.identity.keycloak;

import java.util.UUID;

/// @param id the `sub` of the person's tokens
/// @param existed true if it was there before: nothing of it was changed but the membership
public record Account(UUID id, boolean existed) {}
