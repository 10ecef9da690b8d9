package io.smartvillage.property.property;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// To which parts of the village houses belong.
public interface Groups {

    /// @return by house, in order of kind; one without groups may be absent
    Map<UUID, List<GroupOfHouse>> of(Collection<UUID> propertyIds);
}
