package io.smartvillage.property.occupancy;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.smartvillage.property.property.DatedChanges;
import io.smartvillage.property.property.Occupant;
import io.smartvillage.property.property.Residents;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

@Component
class OccupancyResidents implements Residents, DatedChanges {

    private final Occupancies occupancies;

    OccupancyResidents(Occupancies occupancies) {
        this.occupancies = occupancies;
    }

    @Override
    public Map<UUID, List<Occupant>> from(LocalDate day, Collection<UUID> propertyIds) {
        return occupancies.from(propertyIds, day).stream()
                .collect(groupingBy(Occupancy::propertyId, mapping(Occupancy::occupant, toList())));
    }

    @Override
    public List<UUID> housesThatChangeBy(LocalDate today) {
        return occupancies.housesThatChangeBy(today);
    }

    @Override
    public boolean reach(UUID propertyId, LocalDate today) {
        var due = occupancies.thatChangeBy(propertyId, today);
        due.forEach(occupancy -> occupancy.reach(today));
        return !due.isEmpty();
    }
}
