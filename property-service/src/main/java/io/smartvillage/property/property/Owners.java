package io.smartvillage.property.property;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Whose houses are.
public interface Owners {

    /// Whose they are on the day, or are to be later, the main owner first.
    ///
    /// @return by house; one that is nobody's may be absent
    Map<UUID, List<Owner>> from(LocalDate day, Collection<UUID> propertyIds);

    /// Each house belongs wholly to one person from the day on, whatever was planned. Whoever calls
    /// it holds the houses and has their main owners written already.
    ///
    /// @param ownerIds by house
    void own(Map<UUID, UUID> ownerIds, LocalDate from, Instant now);
}
