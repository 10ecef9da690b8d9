package io.smartvillage.property.ownership;

import io.smartvillage.platform.messaging.PublishedOn;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// Facts about the owners of a house, told when they are written down; the days they name may be
/// past or still to come.
sealed interface OwnershipEvent {

    String TOPIC = "property.property.v1";

    /// @param owners whose it is from the day on; the main owner first; none: nobody's
    @PublishedOn(value = TOPIC, key = "propertyId")
    record OwnersChanged(
            UUID propertyId,
            UUID ownershipChangeId,
            LocalDate from,
            List<OwnerOf> owners,
            UUID recordedBy,
            Instant recordedAt)
            implements OwnershipEvent {}

    /// [OwnersChanged] tells whose the house is then.
    ///
    /// @param on the first day on which it is the buyers'
    /// @param sellerIds who has no share any more
    @PublishedOn(value = TOPIC, key = "propertyId")
    record PropertySold(
            UUID propertyId,
            UUID ownershipChangeId,
            LocalDate on,
            List<UUID> sellerIds,
            List<OwnerOf> buyers,
            UUID recordedBy,
            Instant recordedAt)
            implements OwnershipEvent {}

    /// @param share exactly, as `1/3`
    /// @param percent the same, rounded to four decimals
    record OwnerOf(UUID userId, String share, BigDecimal percent) {

        static OwnerOf of(OwnerTerm term) {
            return new OwnerOf(term.userId(), term.share().toString(), term.share().percent());
        }
    }
}
