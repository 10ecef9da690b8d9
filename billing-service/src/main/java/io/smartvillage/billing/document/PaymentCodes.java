package io.smartvillage.billing.document;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// How to pay an invoice. What the codes say is also printed for those who type it.
///
/// @param promptPayQr the text of a tag 30 QR, with its checksum
/// @param barcode the text of the Bank of Thailand's barcode: lines parted by CR
/// @param amount what they ask for: less than the total once a part was paid
public record PaymentCodes(
        @Nullable String promptPayQr,
        @Nullable String barcode,
        String billerId,
        String reference1,
        @Nullable String reference2,
        BigDecimal amount) {}
