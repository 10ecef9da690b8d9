package io.smartvillage.expense.pettycash;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param expected THB by the books
/// @param difference what was counted less what was expected
/// @param reason needed for a difference
public record PettyCashCount(
        UUID id,
        UUID pettyCashBoxId,
        BigDecimal counted,
        BigDecimal expected,
        BigDecimal difference,
        @Nullable String reason,
        LocalDate countedOn,
        UUID countedBy,
        Instant countedAt) {}
