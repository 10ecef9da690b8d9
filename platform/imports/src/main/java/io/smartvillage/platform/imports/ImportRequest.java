package io.smartvillage.platform.imports;

import java.util.Set;
import java.util.UUID;

/// Who asked for an import, and what they were permitted then: the job runs when they are gone.
///
/// @param requestedBy the caller's user id
public record ImportRequest(UUID importJobId, UUID requestedBy, Set<String> permissions) {

    public ImportRequest {
        permissions = Set.copyOf(permissions);
    }

    public boolean mayAll(String permission) {
        return permissions.contains(permission);
    }
}
