package io.smartvillage.billing.bankstatement.reading;

/// Why a row is not among the lines. A row can have several errors.
///
/// @param line of the file on which the row begins
/// @param column as the header names it; empty if it is about the whole row
/// @param value of the cell, at most 100 characters
public record RowError(long line, String column, String value, Reason reason) {

    private static final int LONGEST_VALUE = 100;

    public enum Reason {
        TOO_FEW_CELLS,
        TOO_MANY_CELLS,
        DATE_MISSING,
        DATE_UNREADABLE,
        /// A date such as 31 February.
        NO_SUCH_DAY,
        TIME_UNREADABLE,
        AMOUNT_MISSING,
        AMOUNT_UNREADABLE,
        /// More than two decimals.
        AMOUNT_TOO_PRECISE,
        /// More than twelve digits before the point.
        AMOUNT_TOO_LARGE,
        BOTH_DEBIT_AND_CREDIT,
        SIGN_UNREADABLE,
        /// No rule of the layout tells whether money came in or went out.
        DIRECTION_UNKNOWN,
        /// A negative amount that its words or code call a credit.
        DIRECTION_CONTRADICTED,
        /// It says that it is a total, and has a date and an amount, but no balance.
        TOTAL_OR_TRANSACTION,
        /// A text between transactions.
        NO_TRANSACTION
    }

    public RowError {
        if (value.length() > LONGEST_VALUE) {
            value = value.substring(0, LONGEST_VALUE);
        }
    }
}
