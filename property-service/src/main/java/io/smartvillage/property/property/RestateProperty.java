package io.smartvillage.property.property;

import io.smartvillage.platform.messaging.Outbox;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Tells everybody of a house as it is after something about it changed.
///
/// Whoever changes a house or its residents holds the house's row first: states of one house are
/// then told in the order in which they came about.
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class RestateProperty {

    private final Properties properties;
    private final Residents residents;
    private final Outbox outbox;
    private final Clock clock;

    RestateProperty(Properties properties, Residents residents, Outbox outbox, Clock clock) {
        this.properties = properties;
        this.residents = residents;
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

    /// After a change of the house's residents.
    ///
    /// @param facts what happened, told before the new state
    public void residentsChanged(Property property, Object... facts) {
        property.touch(clock.instant());
        changed(property, facts);
    }

    House changed(Property property, Object... facts) {
        properties.flush();
        var house = new House(property, residents.today(property.id()));
        List<Object> events = new ArrayList<>(Arrays.asList(facts));
        events.add(property.state(house.residentIds()));
        outbox.publishAll(events);
        return house;
    }
}
