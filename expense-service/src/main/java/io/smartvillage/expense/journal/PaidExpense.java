package io.smartvillage.expense.journal;

import io.smartvillage.expense.tax.TaxedPrice;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A payment as the books take it.
///
/// @param money the account that it was paid from
/// @param pettyCashBoxId the box, if it was paid from one
public record PaidExpense(
        UUID expenseId,
        TaxedPrice price,
        JournalAccount money,
        UUID fundId,
        UUID categoryId,
        @Nullable UUID vendorId,
        @Nullable UUID pettyCashBoxId) {}
