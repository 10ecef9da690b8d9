package io.smartvillage.property.property;

import io.smartvillage.platform.security.Caller;
import io.smartvillage.platform.web.paging.PageRequest;
import io.smartvillage.property.VillageCalendar;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Shows houses: all of the village to those who may, to others the ones they own or live in.
@Service
public class FindProperties {

    private static final UUID START = new UUID(0, 0);

    private final Properties properties;
    private final ReadHouseholds households;
    private final VillageCalendar calendar;

    FindProperties(Properties properties, ReadHouseholds households, VillageCalendar calendar) {
        this.properties = properties;
        this.households = households;
        this.calendar = calendar;
    }

    /// @throws PropertyNotFoundException if there is none, or it is not the caller's to see
    @Transactional(readOnly = true)
    public House get(UUID propertyId) {
        return find(propertyId).orElseThrow(() -> new PropertyNotFoundException(propertyId));
    }

    /// @return empty if there is none, or it is not the caller's to see
    @Transactional(readOnly = true)
    public Optional<House> find(UUID propertyId) {
        return properties
                .findById(propertyId)
                .map(households::today)
                .filter(FindProperties::visible);
    }

    /// With the people of another day. Residents see themselves only: whom else the house had is
    /// not their business.
    ///
    /// @throws PropertyNotFoundException if there is none, or it is not the caller's to see
    @Transactional(readOnly = true)
    public House on(LocalDate day, UUID propertyId) {
        var house = get(propertyId);
        if (day.equals(house.household().day())) {
            return house;
        }
        var household = households.on(day, propertyId);
        var viewer = onlyOf();
        return new House(house.property(), viewer == null ? household : household.onlyOf(viewer));
    }

    @Transactional(readOnly = true)
    public List<House> page(PageRequest page, PropertyFilter filter) {
        return houses(
                page.after().map(cursor -> cursor.id(0)).orElse(START), filter, page.fetchSize());
    }

    /// @param after id of the last house that was seen
    @Transactional(readOnly = true)
    List<House> next(Optional<UUID> after, int limit) {
        return houses(after.orElse(START), PropertyFilter.NONE, limit);
    }

    private List<House> houses(UUID after, PropertyFilter filter, int limit) {
        var found =
                properties.page(
                        after,
                        filter.status().orElse(null),
                        filter.landUse().orElse(null),
                        filter.houseNumber().map(FindProperties::escaped).orElse("") + "%",
                        filter.ownerId().orElse(null),
                        filter.residentId().orElse(null),
                        filter.houseGroupId().orElse(null),
                        onlyOf(),
                        calendar.today(),
                        Limit.of(limit));
        var householdOf = households.today(found.stream().map(Property::id).toList());
        return found.stream()
                .map(property ->
                        new House(property, Objects.requireNonNull(householdOf.get(property.id()))))
                .toList();
    }

    private static @Nullable UUID onlyOf() {
        var caller = Caller.current();
        return caller.mayAll("property:read") ? null : caller.userId();
    }

    private static boolean visible(House house) {
        var viewer = onlyOf();
        return viewer == null || house.household().has(viewer);
    }

    private static String escaped(String text) {
        return text.replaceAll("([\\\\%_])", "\\\\$1");
    }
}
