package io.smartvillage.billing.credit;

import io.smartvillage.billing.ledger.LedgerAccount;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Credit that went back to a house.
///
/// @param amount baht
/// @param reference such as the bank's number of the transfer
public record Refund(
        UUID id,
        UUID propertyId,
        BigDecimal amount,
        PaidFrom paidFrom,
        @Nullable String reference,
        String reason,
        UUID madeBy,
        Instant createdAt) {

    public enum PaidFrom {
        BANK(LedgerAccount.BANK),
        CASH(LedgerAccount.CASH);

        final LedgerAccount account;

        PaidFrom(LedgerAccount account) {
            this.account = account;
        }

        String column() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
