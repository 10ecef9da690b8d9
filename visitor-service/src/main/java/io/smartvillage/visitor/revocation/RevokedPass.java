package io.smartvillage.visitor.revocation;

import java.util.UUID;

/// @param id `sub` of the pass
/// @param exp when it would have ended, in seconds since 1970: from then on it is not listed
public record RevokedPass(UUID id, long exp, Why why) {

    public enum Why {
        /// Cancelled, or turned away: it opens nothing.
        CANCELLED,
        /// Somebody came in with it: it lets out, not in.
        USED
    }
}
