package io.smartvillage.property.property;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// What was written down about houses ahead and comes true on its day.
public interface DatedChanges {

    List<UUID> housesThatChangeBy(LocalDate today);

    /// Whoever calls it holds the house.
    ///
    /// @return whether something has come true that nobody was told of
    boolean reach(UUID propertyId, LocalDate today);
}
