package io.smartvillage.identity.userimport;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// How far an import has come.
///
/// @param failed rows that Keycloak did not take, with why
public record UserImport(
        UUID id,
        Instant createdAt,
        int pending,
        int registered,
        int known,
        List<FailedRow> failed) {

    public UserImport {
        failed = List.copyOf(failed);
    }

    /// @param problem a stable code
    public record FailedRow(long line, String username, String problem) {}
}
