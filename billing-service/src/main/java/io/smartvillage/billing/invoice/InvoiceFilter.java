package io.smartvillage.billing.invoice;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/// @param dueBefore only those that are due before that day
public record InvoiceFilter(
        Optional<InvoiceStatus> status,
        Optional<String> period,
        Optional<UUID> propertyId,
        Optional<LocalDate> dueBefore) {}
