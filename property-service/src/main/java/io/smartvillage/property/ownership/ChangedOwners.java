package io.smartvillage.property.ownership;

import java.util.List;

/// @param owners whose the house is from the day on
public record ChangedOwners(OwnershipChange change, List<Ownership> owners) {

    public ChangedOwners {
        owners = List.copyOf(owners);
    }
}
