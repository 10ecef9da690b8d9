package io.smartvillage.expense.expense;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param paidOn in the village's time zone
/// @param fundId absent: the box's, else the common fund
/// @param pettyCashBoxId there if and only if it is paid from a box
public record PaymentOrder(
        LocalDate paidOn,
        PaymentMethod method,
        @Nullable String reference,
        @Nullable UUID fundId,
        @Nullable UUID pettyCashBoxId) {}
