package io.smartvillage.identity.personaldata;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How far a person is forgotten.
///
/// @param requestedBy null if it was the rule of retention
/// @param completedAt null while a step is not done
public record Erasure(
        UUID id,
        UUID villageUserId,
        @Nullable UUID requestedBy,
        boolean onOwnRequest,
        String reason,
        Instant createdAt,
        @Nullable Instant completedAt,
        List<Step> steps) {

    /// @param name a service, or `account` for what Keycloak has
    /// @param doneAt null while it is not done
    public record Step(String name, @Nullable Instant doneAt) {}

    boolean isDone(String step) {
        return steps.stream().anyMatch(each -> each.name().equals(step) && each.doneAt() != null);
    }
}
