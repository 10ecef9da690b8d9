package io.smartvillage.property.property;

import io.smartvillage.platform.security.Caller;
import io.smartvillage.property.VillageCalendar;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// The houses whose things the caller may see.
@Component
public class OwnHouses {

    private final Properties properties;
    private final VillageCalendar calendar;

    OwnHouses(Properties properties, VillageCalendar calendar) {
        this.properties = properties;
        this.calendar = calendar;
    }

    /// @return the ones that they own or live in today; empty if they may see those of all houses
    public Optional<List<UUID>> find() {
        var caller = Caller.current();
        return caller.mayAll("property:read")
                ? Optional.empty()
                : Optional.of(properties.ofPerson(caller.userId(), calendar.today()));
    }

    public boolean include(UUID propertyId) {
        return find().map(own -> own.contains(propertyId)).orElse(true);
    }
}
