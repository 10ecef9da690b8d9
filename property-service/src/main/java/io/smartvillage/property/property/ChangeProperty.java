package io.smartvillage.property.property;

import io.smartvillage.platform.web.precondition.IfMatch;
import java.time.Clock;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Corrects what is written down about a house.
@Service
public class ChangeProperty {

    private final Properties properties;
    private final RestateProperty restate;
    private final Clock clock;

    ChangeProperty(Properties properties, RestateProperty restate, Clock clock) {
        this.properties = properties;
        this.restate = restate;
        this.clock = clock;
    }

    /// @param change from the present details to the new ones
    /// @throws PropertyNotFoundException if the caller's village has no such house
    /// @throws HouseNumberTakenException if the new number is another house's
    @Transactional
    public House change(
            UUID propertyId, IfMatch precondition, UnaryOperator<PropertyDetails> change) {
        var property = restate.lock(propertyId);
        precondition.require(property.currentVersion());
        var before = property.details();
        var after = change.apply(before);
        if (!after.houseNumber().equals(before.houseNumber())
                && properties.existsByHouseNumber(after.houseNumber())) {
            throw new HouseNumberTakenException(after.houseNumber());
        }
        var changed = property.change(after, clock.instant());
        return RegisterProperty.storing(
                after.houseNumber(), () -> restate.changed(property, changed));
    }
}
