package io.smartvillage.billing.bankstatement.reading;

/// The file as a whole cannot be read; there are no lines.
public final class StatementRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final long number;
    private final String detail;

    public enum Reason {
        EMPTY,
        /// The number is the limit in bytes.
        TOO_LARGE,
        /// The number is the limit in rows.
        TOO_MANY_ROWS,
        /// The detail is what it looks like: `zip or xlsx`, `xls`, `pdf`, `gzip`, `image`, `html`,
        /// `UTF-16` or `binary`.
        NO_CSV,
        /// Neither UTF-8 nor TIS-620 (Windows-874). The number is the first line that is not UTF-8.
        UNKNOWN_ENCODING,
        /// Quotes do not match. The number is the line where the trouble begins.
        MALFORMED,
        /// Two columns have the same name, which is the detail. The number is the header's line.
        COLUMN_TWICE,
        /// The number counts the accounts; the file must hold one.
        SEVERAL_ACCOUNTS
    }

    StatementRefusedException(Reason reason, long number, String detail) {
        super("statement refused: %s %d %s".formatted(reason, number, detail).strip());
        this.reason = reason;
        this.number = number;
        this.detail = detail;
    }

    public Reason reason() {
        return reason;
    }

    public long number() {
        return number;
    }

    /// Empty if there is nothing to add.
    public String detail() {
        return detail;
    }
}
