package io.smartvillage.billing.ledger;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An amount that moves from the account `credit` to the account `debit`.
///
/// @param amount baht, more than 0
/// @param propertyId the house; needed for receivable and resident credit
/// @param invoiceId needed for receivable
/// @param sourceId the invoice, correction, payment or bank line that it is booked for
public record Posting(
        PostingKind kind,
        LedgerAccount debit,
        LedgerAccount credit,
        BigDecimal amount,
        @Nullable UUID propertyId,
        @Nullable UUID invoiceId,
        UUID sourceId) {

    /// @throws IllegalArgumentException if the amount is not positive, or nothing would move
    public Posting {
        if (amount.signum() <= 0 || debit == credit) {
            throw new IllegalArgumentException(
                    "posting of %s from %s to %s".formatted(amount, credit, debit));
        }
    }
}
