package io.smartvillage.property.property;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Who lives in which house today, by the village's own calendar.
public interface Residents {

    /// @return by house; one without residents may be absent
    Map<UUID, List<UUID>> today(Collection<UUID> propertyIds);

    default List<UUID> today(UUID propertyId) {
        return today(List.of(propertyId)).getOrDefault(propertyId, List.of());
    }
}
