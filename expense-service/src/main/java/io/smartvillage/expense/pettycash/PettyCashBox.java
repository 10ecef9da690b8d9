package io.smartvillage.expense.pettycash;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/// A box of cash.
///
/// @param fundId whose money is in it
/// @param custodianId who keeps it
/// @param floatAmount THB that a top-up brings it back to
/// @param balance THB that is in it by the books
public record PettyCashBox(
        UUID id,
        String name,
        UUID fundId,
        UUID custodianId,
        BigDecimal floatAmount,
        BigDecimal balance,
        Instant createdAt) {}
