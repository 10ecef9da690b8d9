package io.smartvillage.identity.user;

import io.smartvillage.platform.messaging.PublishedOn;
import java.util.UUID;

/// A person in a village as they are now, for every service; the greater `version` wins.
@PublishedOn(value = "identity.user-state.v1", key = "userId")
record UserState(UUID userId, UserRole role, UserStatus status, long version) {}
