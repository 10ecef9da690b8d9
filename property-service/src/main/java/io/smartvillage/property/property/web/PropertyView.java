package io.smartvillage.property.property.web;

import io.smartvillage.platform.audit.AboutPeople;
import io.smartvillage.property.property.GroupOfHouse;
import io.smartvillage.property.property.House;
import io.smartvillage.property.property.LandUse;
import io.smartvillage.property.property.Owner;
import io.smartvillage.property.property.PropertyStatus;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

record PropertyView(
        UUID id,
        String houseNumber,
        String address,
        PropertyStatus status,
        LandUse landUse,
        BigDecimal areaSqWah,
        @Schema(description = "the main owner") @Nullable UUID ownerId,
        @Schema(description = "whose it is, the main owner first") List<OwnerView> owners,
        @Schema(description = "who lives there") List<UUID> residentIds,
        @Schema(description = "whose household it is") @Nullable UUID primaryOccupantId,
        @Schema(description = "phase, soi, zone") List<UUID> houseGroupIds,
        Instant createdAt,
        Instant updatedAt)
        implements AboutPeople {

    @Override
    public Set<UUID> people() {
        return Stream.concat(Stream.ofNullable(ownerId), residentIds.stream())
                .collect(Collectors.toSet());
    }

    /// @param share exactly, as `1/3`
    /// @param percent rounded to four decimals
    record OwnerView(UUID userId, String share, BigDecimal percent) {

        static OwnerView of(Owner owner) {
            return new OwnerView(owner.userId(), owner.share().toString(), owner.share().percent());
        }
    }

    static PropertyView of(House house) {
        var property = house.property();
        var household = house.household();
        var details = property.details();
        return new PropertyView(
                property.id(),
                details.houseNumber(),
                details.address(),
                details.status(),
                details.landUse(),
                details.areaSqWah(),
                household.ownerIds().stream().findFirst().orElse(null),
                household.currentOwners().stream().map(OwnerView::of).toList(),
                household.residentIds(),
                household.primaryOccupantId().orElse(null),
                household.groups().stream().map(GroupOfHouse::houseGroupId).toList(),
                property.createdAt(),
                property.updatedAt());
    }
}
