package io.smartvillage.billing.ledger;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/// @param from first day of booking
/// @param to last day of booking
public record PostingFilter(
        Optional<UUID> propertyId,
        Optional<UUID> invoiceId,
        Optional<PostingKind> kind,
        Optional<LocalDate> from,
        Optional<LocalDate> to) {}
