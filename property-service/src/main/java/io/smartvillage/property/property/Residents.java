package io.smartvillage.property.property;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Who lives in which house.
public interface Residents {

    /// Who lives there on the day, or is to later, in the order in which they move in.
    ///
    /// @return by house; one without residents may be absent
    Map<UUID, List<Occupant>> from(LocalDate day, Collection<UUID> propertyIds);
}
