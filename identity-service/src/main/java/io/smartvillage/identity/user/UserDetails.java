package io.smartvillage.identity.user;

import org.jspecify.annotations.Nullable;

/// What may be changed of a person in a village. It never reaches Keycloak but for the role: what a
/// person signs in with is theirs.
public record UserDetails(
        UserRole role,
        @Nullable String displayName,
        @Nullable String email,
        @Nullable String phone) {}
