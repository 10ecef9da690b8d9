package io.smartvillage.property.plate;

import java.util.Locale;

/// No vehicle has such a plate.
public final class PlateRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public enum Reason {
        /// Nothing but blanks and dashes.
        EMPTY,
        /// A character that is on no plate, or Thai and Latin letters together.
        CHARACTERS,
        /// More than [Plate#LONGEST] characters.
        TOO_LONG,
        /// Letters and digits in an order or a number in which no plate has them.
        FORM,
        /// Thai text behind the number that is no province.
        PROVINCE
    }

    private final Reason reason;

    PlateRefusedException(Reason reason) {
        super("no plate: " + reason);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /// Of the text that tells it.
    public String messageKey() {
        return "plate." + reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
