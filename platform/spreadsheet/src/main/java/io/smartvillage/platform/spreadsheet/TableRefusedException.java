package io.smartvillage.platform.spreadsheet;

import java.util.Locale;

/// The file as a whole cannot be read as a table.
public final class TableRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public enum Reason {
        /// Nothing below a heading.
        EMPTY,
        /// Of a line.
        ENCODING,
        /// From a line on.
        MALFORMED,
        /// More bytes than the limit once it is unpacked.
        TOO_LARGE_UNPACKED,
        /// More than the limit.
        TOO_MANY_ROWS,
        /// More than the limit.
        TOO_MANY_COLUMNS,
        /// Neither CSV nor XLSX.
        NO_TABLE
    }

    private final Reason reason;
    private final long number;

    /// @param number the line that is wrong, or the limit that was passed
    public TableRefusedException(Reason reason, long number) {
        super("table refused: %s %d".formatted(reason, number));
        this.reason = reason;
        this.number = number;
    }

    public Reason reason() {
        return reason;
    }

    public long number() {
        return number;
    }

    /// The stable end of a problem's code: `too-many-rows`.
    public String code() {
        return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
