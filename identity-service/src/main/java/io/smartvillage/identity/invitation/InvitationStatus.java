package io.smartvillage.identity.invitation;

import java.util.Locale;

/// Expired: nobody accepted it in time.
public enum InvitationStatus {
    OPEN,
    ACCEPTED,
    REVOKED,
    EXPIRED;

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }
}
