package io.smartvillage.access.accesslog;

/// Why somebody was not let through: a closed list (domain rule 22). Arrears are not on it and
/// cannot be (rule 13).
public enum Reason {
    /// Nobody's code, card, plate or app in this village.
    INVALID,
    /// On the deny list.
    BLOCKED,
    EXPIRED,
    NOT_YET_VALID,
    /// A recurring pass, between its windows.
    OUTSIDE_HOURS,
    /// The one use has been made.
    ALREADY_USED,
    /// Anti-passback: in the zone already.
    ALREADY_INSIDE,
    /// Cancelled, denied or taken back.
    REVOKED,
    LOST,
    /// The credential or its holder.
    SUSPENDED,
    /// The gate does not work that way.
    WRONG_DIRECTION,
    /// Not behind this gate.
    WRONG_ZONE,
    /// The pass is for another house than was asked for.
    WRONG_PROPERTY,
    /// A pass of another village.
    WRONG_VILLAGE,
    /// A pass signed with a key that the village does not have.
    UNKNOWN_KEY,
    /// A pass signed with a key that is not to be trusted any more.
    REVOKED_KEY,
    /// The signature is not that of the pass.
    TAMPERED,
    GATE_CLOSED,
    /// Too many wrong codes just now.
    THROTTLED,
    /// A device of another maker refused, by its own rules.
    DEVICE_REFUSED
}
