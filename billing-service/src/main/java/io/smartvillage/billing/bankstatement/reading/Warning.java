package io.smartvillage.billing.bankstatement.reading;

/// Something does not add up; the lines are there nevertheless.
///
/// @param line of the file; 0 if it is about the whole file
/// @param expected by the check; empty if there is nothing to compare
/// @param found in the file, at most 100 characters
public record Warning(long line, Kind kind, String expected, String found) {

    private static final int LONGEST_VALUE = 100;

    public enum Kind {
        /// The balance before and the amount do not give the line's balance.
        BALANCE_MISMATCH,
        /// Opening balance and all lines do not give the closing balance.
        CLOSING_MISMATCH,
        /// A code or the sign of the amount says the opposite of the column it is in; or an amount
        /// without a sign was taken for a credit in a file that has no negative ones. Expected is
        /// the direction that the line has.
        DIRECTION_DOUBTFUL,
        /// The date lies outside the period that the file states.
        OUTSIDE_PERIOD,
        /// The layout knows where the account number stands, and there is none.
        ACCOUNT_MISSING,
        /// A text below the last transaction.
        TEXT_IGNORED,
        /// A row with a date below the end of the report.
        ROW_BELOW_END
    }

    public Warning {
        if (found.length() > LONGEST_VALUE) {
            found = found.substring(0, LONGEST_VALUE);
        }
    }
}
