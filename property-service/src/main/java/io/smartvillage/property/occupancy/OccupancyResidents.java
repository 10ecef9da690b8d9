package io.smartvillage.property.occupancy;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.smartvillage.property.VillageCalendar;
import io.smartvillage.property.property.Residents;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

@Component
class OccupancyResidents implements Residents {

    private final Occupancies occupancies;
    private final VillageCalendar calendar;

    OccupancyResidents(Occupancies occupancies, VillageCalendar calendar) {
        this.occupancies = occupancies;
        this.calendar = calendar;
    }

    @Override
    public Map<UUID, List<UUID>> today(Collection<UUID> propertyIds) {
        if (propertyIds.isEmpty()) {
            return Map.of();
        }
        return occupancies.current(propertyIds, calendar.today()).stream()
                .collect(
                        groupingBy(
                                Occupancy::propertyId,
                                mapping(
                                        Occupancy::userId,
                                        collectingAndThen(toList(), List::copyOf))));
    }
}
