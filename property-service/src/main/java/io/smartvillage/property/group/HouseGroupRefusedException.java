package io.smartvillage.property.group;

import java.util.Locale;

/// The group cannot be as it is to be; nothing was stored.
public final class HouseGroupRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public enum Reason {
        /// Another group of the kind has the name.
        NAME_TAKEN,
        /// Houses are in it, and so it stays.
        HAS_HOUSES
    }

    private final Reason reason;
    private final String name;

    HouseGroupRefusedException(Reason reason, String name) {
        super("house group " + name + ": " + reason.name().toLowerCase(Locale.ROOT));
        this.reason = reason;
        this.name = name;
    }

    public Reason reason() {
        return reason;
    }

    /// Of the group.
    public String name() {
        return name;
    }
}
