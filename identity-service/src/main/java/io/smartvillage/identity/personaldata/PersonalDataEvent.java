package io.smartvillage.identity.personaldata;

import io.smartvillage.identity.user.UserRole;
import io.smartvillage.platform.messaging.PublishedOn;
import java.time.Instant;
import java.util.UUID;

/// What every service is asked to do about a person; nothing of it tells who it is.
sealed interface PersonalDataEvent {

    String TOPIC = "identity.personal-data.v1";
    String KEY = "personId";

    /// @param role what they were in the village
    @PublishedOn(value = TOPIC, key = KEY)
    record PersonErased(UUID erasureId, UUID personId, UserRole role, Instant erasedAt)
            implements PersonalDataEvent {}

    /// @param publicKey seals what the services answer, in base64
    @PublishedOn(value = TOPIC, key = KEY)
    record PersonalDataExportRequested(
            UUID exportId, UUID personId, String publicKey, Instant requestedAt)
            implements PersonalDataEvent {}
}
