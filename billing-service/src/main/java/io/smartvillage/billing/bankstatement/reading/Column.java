package io.smartvillage.billing.bankstatement.reading;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/// What a column of a statement can mean. A description writes it as `value-date`.
///
/// Money is either in `DEBIT` and `CREDIT`, or in `AMOUNT` with a rule for the direction. `TIME`
/// may hold the value date instead of a time, as KBank prints it. Several columns can be one text
/// ([#isText]): they are joined in the order of the file.
public enum Column {
    DATE,
    TIME,
    VALUE_DATE,
    ACCOUNT,
    AMOUNT,
    DEBIT,
    CREDIT,
    CODE,
    KIND,
    BALANCE,
    BALANCE_SIGN,
    CHANNEL,
    CHEQUE,
    REFERENCE,
    DESCRIPTION;

    static final Set<Column> MONEY = EnumSet.of(AMOUNT, DEBIT, CREDIT, BALANCE);
    private static final Set<Column> TEXTS = EnumSet.of(KIND, CHANNEL, REFERENCE, DESCRIPTION);

    /// Without them a row says nothing sure.
    private static final Set<Column> VITAL =
            EnumSet.of(DATE, AMOUNT, DEBIT, CREDIT, CODE, BALANCE, BALANCE_SIGN);

    boolean isText() {
        return TEXTS.contains(this);
    }

    boolean isVital() {
        return VITAL.contains(this);
    }

    String written() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
