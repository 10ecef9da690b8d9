package io.smartvillage.property.property;

import io.smartvillage.platform.security.Caller;
import io.smartvillage.platform.web.paging.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Shows houses: all of the village to those who may, their own to owners.
@Service
public class FindProperties {

    private static final UUID START = new UUID(0, 0);

    private final Properties properties;

    FindProperties(Properties properties) {
        this.properties = properties;
    }

    /// @throws PropertyNotFoundException if there is none, or it is not the caller's to see
    @Transactional(readOnly = true)
    public Property get(UUID propertyId) {
        return properties
                .findById(propertyId)
                .filter(FindProperties::visible)
                .orElseThrow(() -> new PropertyNotFoundException(propertyId));
    }

    /// @param houseNumber start of the number
    @Transactional(readOnly = true)
    public List<Property> page(
            PageRequest page,
            Optional<PropertyStatus> status,
            Optional<LandUse> landUse,
            Optional<String> houseNumber) {
        return properties.page(
                page.after().map(cursor -> cursor.id(0)).orElse(START),
                status.orElse(null),
                landUse.orElse(null),
                houseNumber.map(FindProperties::escaped).orElse("") + "%",
                Limit.of(page.fetchSize()));
    }

    private static boolean visible(Property property) {
        var caller = Caller.current();
        return caller.mayAll("property:read") || caller.userId().equals(property.ownerId());
    }

    private static String escaped(String text) {
        return text.replaceAll("([\\\\%_])", "\\\\$1");
    }
}
