package io.smartvillage.billing.bankstatement;

import io.smartvillage.billing.bankstatement.reading.Direction;
import io.smartvillage.billing.bankstatement.reading.StatementLine;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Money that came in, as the bank calls back about it.
///
/// @param transactionId of the bank, once per account
/// @param amount baht
/// @param date in the village's time zone
/// @param time in the village's time zone
public record BankCallback(
        String transactionId,
        BigDecimal amount,
        LocalDate date,
        LocalTime time,
        CallbackText text) {

    /// As a statement would show it, to be compared as its lines are.
    StatementLine asLine() {
        var references =
                Stream.of(
                                labelled("Ref1", text.ref1()),
                                labelled("Ref2", text.ref2()),
                                text.ref3() == null ? "" : text.ref3(),
                                transactionId)
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(" ; "));
        return new StatementLine(
                0,
                date,
                time,
                null,
                amount,
                Direction.CREDIT,
                null,
                "",
                "",
                "",
                references,
                "",
                transactionId);
    }

    private static String labelled(String label, @Nullable String reference) {
        return reference == null ? "" : label + ": " + reference;
    }
}
