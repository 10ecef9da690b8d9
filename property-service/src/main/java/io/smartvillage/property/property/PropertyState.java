package io.smartvillage.property.property;

import io.smartvillage.platform.messaging.PublishedOn;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A house as it is now, for services that mirror it. A later `updatedAt` wins.
///
/// @param ownerId the main owner
/// @param residentIds who lives there now
/// @param ownerIds whose it is now
/// @param occupants who lives there now or is to
/// @param owners whose it is now or is to be
@PublishedOn(value = "property.property-state.v1", key = "propertyId")
record PropertyState(
        UUID propertyId,
        String houseNumber,
        String address,
        PropertyStatus status,
        LandUse landUse,
        BigDecimal areaSqWah,
        @Nullable UUID ownerId,
        List<UUID> residentIds,
        List<UUID> ownerIds,
        List<Occupant> occupants,
        List<OwnerState> owners,
        List<GroupOfHouse> groups,
        Instant updatedAt) {

    /// @param share exactly, as `1/3`
    /// @param percent the same, rounded to four decimals
    record OwnerState(
            UUID userId,
            String share,
            BigDecimal percent,
            LocalDate from,
            @Nullable LocalDate until) {

        static OwnerState of(Owner owner) {
            return new OwnerState(
                    owner.userId(),
                    owner.share().toString(),
                    owner.share().percent(),
                    owner.from(),
                    owner.until());
        }
    }

    static PropertyState of(
            UUID propertyId,
            PropertyDetails details,
            @Nullable UUID ownerId,
            Household household,
            Instant updatedAt) {
        return new PropertyState(
                propertyId,
                details.houseNumber(),
                details.address(),
                details.status(),
                details.landUse(),
                details.areaSqWah(),
                ownerId,
                household.residentIds(),
                household.ownerIds(),
                household.occupants(),
                household.owners().stream().map(OwnerState::of).toList(),
                household.groups(),
                updatedAt);
    }
}
