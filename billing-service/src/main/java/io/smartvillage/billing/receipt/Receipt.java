package io.smartvillage.billing.receipt;

import io.smartvillage.billing.document.ReceiptSnapshot;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The paper for one payment.
///
/// @param amount baht
/// @param snapshot all that is printed
/// @param cancelledAt when its payment was undone; null as long as it is good
public record Receipt(
        UUID id,
        String number,
        UUID paymentId,
        UUID propertyId,
        BigDecimal amount,
        LocalDate issuedOn,
        ReceiptSnapshot snapshot,
        @Nullable Instant cancelledAt,
        Instant createdAt) {}
