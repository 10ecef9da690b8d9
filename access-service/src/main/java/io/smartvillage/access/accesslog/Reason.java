package io.smartvillage.access.accesslog;

/// Why somebody was not let through: a closed list (domain rule 22). Arrears are not on it and
/// cannot be (rule 13).
public enum Reason {
    /// Nobody's code, card, plate or app in this village.
    INVALID,
    EXPIRED,
    NOT_YET_VALID,
    /// The one use has been made.
    ALREADY_USED,
    /// Cancelled, denied or taken back.
    REVOKED,
    /// The credential or its holder.
    SUSPENDED,
    /// The gate does not work that way.
    WRONG_DIRECTION,
    GATE_CLOSED,
    /// Too many wrong codes at this gate just now.
    THROTTLED
}
