package io.smartvillage.billing.bankstatement.reading;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A row while it is read: what could be told of it by itself.
final class Draft {

    final long line;
    final List<RowError> errors = new ArrayList<>();

    @Nullable LocalDate date;
    @Nullable LocalTime time;
    @Nullable LocalDate valueDate;

    /// Not negative, scale 2.
    @Nullable BigDecimal amount;

    @Nullable Direction direction;

    /// The balance is asked before what the row says.
    boolean balanceDecides;

    /// The balance is asked if the row does not say it.
    boolean balanceMayDecide;

    @Nullable BigDecimal balance;
    String kind = "";
    String channel = "";
    String cheque = "";
    String reference = "";
    String description = "";

    Draft(long line) {
        this.line = line;
    }

    boolean isGood() {
        return errors.isEmpty() && date != null && amount != null;
    }

    /// Letters and digits of all its texts.
    String wording() {
        return Wording.name(
                String.join(" ", List.of(kind, channel, cheque, reference, description)));
    }
}
