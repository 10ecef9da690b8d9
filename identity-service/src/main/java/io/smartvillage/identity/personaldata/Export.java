package io.smartvillage.identity.personaldata;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is stored about a person, being collected or to be fetched.
///
/// @param readyAt null while services are missing
/// @param expiresAt then nobody can read it any more
public record Export(
        UUID id,
        UUID villageUserId,
        UUID requestedBy,
        Status status,
        Instant createdAt,
        @Nullable Instant readyAt,
        Instant expiresAt,
        List<Answer> answers) {

    public enum Status {
        COLLECTING,
        READY,
        EXPIRED
    }

    /// @param complete whether all of what the service has is here
    public record Answer(String service, boolean complete) {}
}
