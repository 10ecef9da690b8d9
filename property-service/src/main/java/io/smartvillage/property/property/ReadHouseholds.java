package io.smartvillage.property.property;

import static java.util.stream.Collectors.toMap;

import io.smartvillage.property.VillageCalendar;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Puts together what is known of houses' people.
@Component
class ReadHouseholds {

    private final Residents residents;
    private final Owners owners;
    private final Groups groups;
    private final VillageCalendar calendar;

    ReadHouseholds(Residents residents, Owners owners, Groups groups, VillageCalendar calendar) {
        this.residents = residents;
        this.owners = owners;
        this.groups = groups;
        this.calendar = calendar;
    }

    /// @return for each of the houses
    Map<UUID, Household> today(Collection<UUID> propertyIds) {
        return on(calendar.today(), propertyIds);
    }

    House today(Property property) {
        return new House(property, on(calendar.today(), property.id()));
    }

    Household on(LocalDate day, UUID propertyId) {
        return on(day, List.of(propertyId)).getOrDefault(propertyId, none(day));
    }

    private Map<UUID, Household> on(LocalDate day, Collection<UUID> propertyIds) {
        if (propertyIds.isEmpty()) {
            return Map.of();
        }
        var residentsOf = residents.from(day, propertyIds);
        var ownersOf = owners.from(day, propertyIds);
        var groupsOf = groups.of(propertyIds);
        return propertyIds.stream()
                .distinct()
                .collect(
                        toMap(
                                id -> id,
                                id ->
                                        new Household(
                                                day,
                                                residentsOf.getOrDefault(id, List.of()),
                                                ownersOf.getOrDefault(id, List.of()),
                                                groupsOf.getOrDefault(id, List.of()))));
    }

    private static Household none(LocalDate day) {
        return new Household(day, List.of(), List.of(), List.of());
    }
}
