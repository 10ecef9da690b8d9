package io.smartvillage.platform.security;

import org.springframework.security.access.AccessDeniedException;

/// The token is good, but not for the village API it was sent to; answered with 403.
public final class VillageRefusedException extends AccessDeniedException {

    private static final long serialVersionUID = 1L;

    /// Stable codes: the last part of the problem's `type`.
    public enum Reason {
        NO_VILLAGE("no-village"),
        SEVERAL_VILLAGES("several-villages"),
        VILLAGE_MISMATCH("village-mismatch"),
        UNKNOWN_VILLAGE("unknown-village"),
        VILLAGE_IN_TOKEN("village-in-token"),
        VILLAGE_SUSPENDED("village-suspended"),
        VILLAGE_CLOSED("village-closed"),
        USER_SUSPENDED("user-suspended"),
        REASON_MISSING("reach-in-without-reason"),
        NOT_AUDITABLE("reach-in-not-audited");

        private final String code;

        Reason(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    private final Reason reason;

    public VillageRefusedException(Reason reason) {
        super(reason.code());
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
