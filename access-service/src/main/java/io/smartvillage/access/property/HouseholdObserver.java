package io.smartvillage.access.property;

import java.util.Set;
import java.util.UUID;

/// Is told, in the transaction that mirrors it, of who is of a house no more: neither one of its
/// owners nor somebody who lives there.
public interface HouseholdObserver {

    /// @param leavers not empty
    void left(UUID propertyId, Set<UUID> leavers);
}
