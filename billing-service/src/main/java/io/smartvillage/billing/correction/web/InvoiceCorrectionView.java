package io.smartvillage.billing.correction.web;

import io.smartvillage.billing.correction.CorrectionKind;
import io.smartvillage.billing.correction.InvoiceCorrection;
import io.smartvillage.billing.invoice.LineItem;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param number absent for a void and a write-off
/// @param released what of the amount was paid before, and is the house's credit now
record InvoiceCorrectionView(
        UUID id,
        UUID invoiceId,
        UUID propertyId,
        CorrectionKind kind,
        @Nullable String number,
        BigDecimal amount,
        BigDecimal released,
        List<LineItem> items,
        String reason,
        LocalDate issuedOn,
        UUID madeBy,
        Instant createdAt) {

    static InvoiceCorrectionView of(InvoiceCorrection correction) {
        return new InvoiceCorrectionView(
                correction.id(),
                correction.invoiceId(),
                correction.propertyId(),
                correction.kind(),
                correction.number(),
                correction.amount(),
                correction.released(),
                correction.items(),
                correction.reason(),
                correction.issuedOn(),
                correction.madeBy(),
                correction.createdAt());
    }
}
