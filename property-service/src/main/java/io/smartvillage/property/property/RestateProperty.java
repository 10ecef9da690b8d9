package io.smartvillage.property.property;

import io.smartvillage.platform.messaging.Outbox;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Tells everybody of a house as it is after something about it changed.
///
/// Whoever changes a house or its people holds the house's row first: states of one house are then
/// told in the order in which they came about.
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class RestateProperty {

    private final Properties properties;
    private final ReadHouseholds households;
    private final Outbox outbox;
    private final Clock clock;

    RestateProperty(Properties properties, ReadHouseholds households, Outbox outbox, Clock clock) {
        this.properties = properties;
        this.households = households;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// Holds the house until the transaction ends.
    ///
    /// @throws PropertyNotFoundException if the caller's village has no such house
    public Property lock(UUID propertyId) {
        return properties
                .findLockedById(propertyId)
                .orElseThrow(() -> new PropertyNotFoundException(propertyId));
    }

    /// The house as it stands, if nothing is to be told.
    public House unchanged(Property property) {
        return households.today(property);
    }

    /// After a change of the house's people or groups. The main owner of today is written with the
    /// house.
    ///
    /// @param facts what happened, told before the new state
    public House peopleChanged(Property property, Collection<?> facts) {
        var now = clock.instant();
        var told = new ArrayList<Object>(facts);
        var mainOwner = households.today(property).household().ownerIds().stream().findFirst();
        property.changeOwner(mainOwner.orElse(null), now).ifPresent(told::add);
        property.touch(now);
        return changed(property, told);
    }

    House changed(Property property, Object fact) {
        return changed(property, List.of(fact));
    }

    private House changed(Property property, Collection<?> facts) {
        properties.flush();
        var house = households.today(property);
        List<Object> events = new ArrayList<>(facts);
        events.add(property.state(house.household()));
        outbox.publishAll(events);
        return house;
    }
}
