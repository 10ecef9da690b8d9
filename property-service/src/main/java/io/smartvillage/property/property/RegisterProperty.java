package io.smartvillage.property.property;

import io.smartvillage.platform.messaging.Outbox;
import io.smartvillage.platform.tenancy.CurrentVillage;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.IdGenerator;

/// Adds a house to the village.
@Service
public class RegisterProperty {

    private final Properties properties;
    private final Outbox outbox;
    private final IdGenerator ids;
    private final Clock clock;

    RegisterProperty(Properties properties, Outbox outbox, IdGenerator ids, Clock clock) {
        this.properties = properties;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /// @throws HouseNumberTakenException if the village has a house of that number
    @Transactional
    public Property register(PropertyDetails details) {
        if (properties.existsByHouseNumber(details.houseNumber())) {
            throw new HouseNumberTakenException(details.houseNumber());
        }
        var property =
                properties.save(
                        new Property(
                                CurrentVillage.id(), ids.generateId(), details, clock.instant()));
        properties.flush();
        outbox.publish(property.registered(), property.state());
        return property;
    }
}
