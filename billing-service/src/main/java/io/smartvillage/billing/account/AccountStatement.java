package io.smartvillage.billing.account;

import io.smartvillage.billing.ledger.PostingKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a house was charged and paid. A balance below 0 the village owes the house.
///
/// @param opening baht, before the first entry
/// @param closing baht, after the last
public record AccountStatement(
        UUID propertyId,
        String houseNumber,
        LocalDate from,
        LocalDate to,
        BigDecimal opening,
        List<Entry> entries,
        BigDecimal closing) {

    public AccountStatement {
        entries = List.copyOf(entries);
    }

    /// One document, or one decision.
    ///
    /// @param kind all money that came in is a `payment`
    /// @param documentNumber of the invoice, note or receipt; absent if it has none
    /// @param sourceId the invoice, correction or payment
    /// @param charge what the house owes more, or 0
    /// @param credit what it owes less, or 0
    /// @param balance after it
    public record Entry(
            LocalDate on,
            PostingKind kind,
            @Nullable String documentNumber,
            UUID sourceId,
            BigDecimal charge,
            BigDecimal credit,
            BigDecimal balance) {}
}
