package io.smartvillage.platform.villagedirectory;

import java.util.UUID;

/// `identity.UserState`, the fields that are mirrored.
record UserState(UUID userId, String status, long version) {}
