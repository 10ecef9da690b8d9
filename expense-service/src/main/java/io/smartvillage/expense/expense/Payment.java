package io.smartvillage.expense.expense;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How an expense was paid.
///
/// @param number of the voucher
/// @param reference such as the number of the cheque
/// @param pettyCashBoxId there if and only if it was paid from a box
public record Payment(
        String number,
        UUID fundId,
        PaymentMethod method,
        @Nullable String reference,
        @Nullable UUID pettyCashBoxId) {}
