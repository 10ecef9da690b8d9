package io.smartvillage.expense.journal;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An amount that moves from the account `credit` to the account `debit` within a fund.
///
/// @param amount THB, more than 0
/// @param pettyCashBoxId needed for petty cash
/// @param sourceId the expense, transfer, top-up, count or fund that it is booked for
public record JournalPosting(
        JournalKind kind,
        JournalAccount debit,
        JournalAccount credit,
        BigDecimal amount,
        UUID fundId,
        @Nullable UUID categoryId,
        @Nullable UUID vendorId,
        @Nullable UUID pettyCashBoxId,
        UUID sourceId) {

    /// @throws IllegalArgumentException if the amount is not positive, or nothing would move
    public JournalPosting {
        if (amount.signum() <= 0 || debit == credit) {
            throw new IllegalArgumentException(
                    "posting of %s from %s to %s".formatted(amount, credit, debit));
        }
    }

    /// What takes this one back.
    JournalPosting reversed() {
        return new JournalPosting(
                JournalKind.VOID,
                credit,
                debit,
                amount,
                fundId,
                categoryId,
                vendorId,
                pettyCashBoxId,
                sourceId);
    }
}
