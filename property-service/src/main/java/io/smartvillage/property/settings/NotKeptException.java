package io.smartvillage.property.settings;

import java.util.Locale;

/// The village keeps no such thing; nothing was stored.
public final class NotKeptException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Kept kept;

    NotKeptException(Kept kept) {
        super("the village keeps no " + kept.name().toLowerCase(Locale.ROOT));
        this.kept = kept;
    }

    /// Of the setting.
    public String name() {
        return kept.name().toLowerCase(Locale.ROOT);
    }
}
