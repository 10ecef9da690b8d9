package io.smartvillage.property.property;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Whose a house is, who lives in it and to which groups it belongs.
///
/// @param day of which it tells; owners and occupants may also be of later days
public record Household(
        LocalDate day, List<Occupant> occupants, List<Owner> owners, List<GroupOfHouse> groups) {

    public Household {
        occupants = List.copyOf(occupants);
        owners = List.copyOf(owners);
        groups = List.copyOf(groups);
    }

    public List<UUID> residentIds() {
        return occupants.stream()
                .filter(occupant -> occupant.isCurrent(day))
                .map(Occupant::userId)
                .toList();
    }

    public Optional<UUID> primaryOccupantId() {
        return occupants.stream()
                .filter(occupant -> occupant.primary() && occupant.isCurrent(day))
                .map(Occupant::userId)
                .findFirst();
    }

    /// The main one first.
    public List<Owner> currentOwners() {
        return owners.stream().filter(owner -> owner.isCurrent(day)).toList();
    }

    public List<UUID> ownerIds() {
        return currentOwners().stream().map(Owner::userId).toList();
    }

    boolean has(UUID userId) {
        return ownerIds().contains(userId) || residentIds().contains(userId);
    }

    /// As somebody may see it who was of the house then and may not see whom else it had.
    Household onlyOf(UUID userId) {
        return new Household(
                day,
                occupants.stream().filter(occupant -> occupant.userId().equals(userId)).toList(),
                owners.stream().filter(owner -> owner.userId().equals(userId)).toList(),
                groups);
    }
}
