package io.smartvillage.expense.expense;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who did what to an expense, and why.
///
/// @param fromStatus absent when it was drafted
/// @param round how many times it had been submitted
/// @param amount what it cost the village then, with VAT
public record ExpenseDecision(
        UUID id,
        ExpenseAction action,
        @Nullable ExpenseStatus fromStatus,
        ExpenseStatus toStatus,
        int round,
        BigDecimal amount,
        @Nullable String reason,
        UUID decidedBy,
        Instant decidedAt) {}
