package io.smartvillage.identity.user;

import io.smartvillage.platform.messaging.PublishedOn;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Facts about a person in a village.
sealed interface UserEvent {

    String TOPIC = "identity.user.v1";

    /// @param houseNumber of the house that an import named, if it did
    @PublishedOn(value = TOPIC, key = "userId")
    record UserRegistered(
            UUID userId, UserRole role, @Nullable String houseNumber, Instant registeredAt)
            implements UserEvent {}

    @PublishedOn(value = TOPIC, key = "userId")
    record UserChanged(UUID userId, UserRole role, Instant changedAt) implements UserEvent {}

    @PublishedOn(value = TOPIC, key = "userId")
    record UserSuspended(UUID userId, Instant suspendedAt) implements UserEvent {}

    @PublishedOn(value = TOPIC, key = "userId")
    record UserDeactivated(UUID userId, Instant deactivatedAt) implements UserEvent {}

    @PublishedOn(value = TOPIC, key = "userId")
    record UserActivated(UUID userId, Instant activatedAt) implements UserEvent {}

    /// All sessions of the person ended, as after a lost phone: what an app keeps to open gates is
    /// to end too.
    @PublishedOn(value = TOPIC, key = "userId")
    record PersonSignedOut(UUID userId, UUID signedOutBy, Instant signedOutAt)
            implements UserEvent {}
}
