package io.smartvillage.property.person;

import java.util.UUID;

/// `identity.UserState`, the fields that are mirrored.
record UserState(UUID userId, String role, String status, long version) {}
