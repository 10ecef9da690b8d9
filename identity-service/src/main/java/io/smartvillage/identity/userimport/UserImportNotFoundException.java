package io.smartvillage.identity.userimport;

import java.util.UUID;

/// The village has none of that id.
public final class UserImportNotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID userImportId;

    UserImportNotFoundException(UUID userImportId) {
        super("no user import " + userImportId);
        this.userImportId = userImportId;
    }

    public UUID userImportId() {
        return userImportId;
    }
}
