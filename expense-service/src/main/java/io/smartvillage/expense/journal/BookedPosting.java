package io.smartvillage.expense.journal;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A posting as it stands in the books.
public record BookedPosting(
        UUID id,
        LocalDate entryDate,
        Instant bookedAt,
        JournalKind kind,
        JournalAccount debit,
        JournalAccount credit,
        BigDecimal amount,
        UUID fundId,
        @Nullable UUID categoryId,
        @Nullable UUID vendorId,
        @Nullable UUID pettyCashBoxId,
        UUID sourceId) {}
