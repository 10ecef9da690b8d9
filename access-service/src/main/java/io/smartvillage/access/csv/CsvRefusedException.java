package io.smartvillage.access.csv;

import java.util.Locale;

/// The file as a whole cannot be used; not one row of it was.
public final class CsvRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public enum Reason {
        EMPTY,
        ENCODING,
        MALFORMED,
        TOO_LARGE,
        TOO_MANY_ROWS
    }

    private final Reason reason;
    private final long number;

    /// @param number the line that is wrong, or the limit that was passed
    CsvRefusedException(Reason reason, long number) {
        super("csv refused: %s %d".formatted(reason, number));
        this.reason = reason;
        this.number = number;
    }

    public Reason reason() {
        return reason;
    }

    public long number() {
        return number;
    }

    /// Of the problem that tells it.
    public String code() {
        return "csv-" + reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
