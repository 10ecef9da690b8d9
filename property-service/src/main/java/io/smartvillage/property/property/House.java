package io.smartvillage.property.property;

import java.util.List;
import java.util.UUID;

/// A house and who lives in it today.
public record House(Property property, List<UUID> residentIds) {

    public House {
        residentIds = List.copyOf(residentIds);
    }
}
