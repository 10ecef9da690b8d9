package io.smartvillage.billing.household;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// `property.PropertySold`, the fields that are used.
///
/// @param on the first day on which it is the buyers'
public record PropertySold(
        UUID propertyId,
        UUID ownershipChangeId,
        LocalDate on,
        List<UUID> sellerIds,
        List<Buyer> buyers,
        Instant recordedAt) {

    public record Buyer(UUID userId) {}
}
