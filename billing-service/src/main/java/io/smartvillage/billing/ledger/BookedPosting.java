package io.smartvillage.billing.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A posting as it stands in the books.
public record BookedPosting(
        UUID id,
        LocalDate bookedOn,
        Instant bookedAt,
        PostingKind kind,
        LedgerAccount debit,
        LedgerAccount credit,
        BigDecimal amount,
        @Nullable UUID propertyId,
        @Nullable UUID invoiceId,
        UUID sourceId) {}
