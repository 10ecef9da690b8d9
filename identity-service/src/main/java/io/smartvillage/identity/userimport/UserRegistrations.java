package io.smartvillage.identity.userimport;

import java.util.List;

/// What became of the rows that an import has taken so far.
///
/// @param failed rows that Keycloak did not take, with why
public record UserRegistrations(int pending, int registered, int known, List<FailedRow> failed) {

    public UserRegistrations {
        failed = List.copyOf(failed);
    }

    /// @param problem a stable code
    public record FailedRow(long line, String username, String problem) {}
}
