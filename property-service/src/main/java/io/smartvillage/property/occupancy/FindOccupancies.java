package io.smartvillage.property.occupancy;

import io.smartvillage.platform.security.Caller;
import io.smartvillage.platform.web.paging.PageRequest;
import io.smartvillage.property.VillageCalendar;
import io.smartvillage.property.property.FindProperties;
import io.smartvillage.property.property.PropertyNotFoundException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Shows who lives and lived in a house. Residents see who lives in a house of theirs today, and
/// their own past there: former residents are not their business.
@Service
public class FindOccupancies {

    private static final UUID START = new UUID(0, 0);

    private final Occupancies occupancies;
    private final FindProperties findProperties;
    private final VillageCalendar calendar;

    FindOccupancies(
            Occupancies occupancies, FindProperties findProperties, VillageCalendar calendar) {
        this.occupancies = occupancies;
        this.findProperties = findProperties;
        this.calendar = calendar;
    }

    /// @throws OccupancyNotFoundException if there is none, or it is not the caller's to see
    @Transactional(readOnly = true)
    public Occupancy get(UUID occupancyId) {
        return occupancies
                .findById(occupancyId)
                .filter(this::visible)
                .orElseThrow(() -> new OccupancyNotFoundException(occupancyId));
    }

    /// @param at only those who lived there on the day
    /// @throws PropertyNotFoundException if there is no such house, or it is not the caller's to
    ///   see
    @Transactional(readOnly = true)
    public List<Occupancy> page(UUID propertyId, Optional<LocalDate> at, PageRequest page) {
        var house = findProperties.get(propertyId);
        var caller = Caller.current();
        var today = calendar.today();
        return occupancies.page(
                house.property().id(),
                page.after().map(cursor -> cursor.id(0)).orElse(START),
                caller.mayAll("property:read") ? null : caller.userId(),
                at.isEmpty(),
                at.orElse(today),
                today,
                Limit.of(page.fetchSize()));
    }

    private boolean visible(Occupancy occupancy) {
        var caller = Caller.current();
        if (caller.mayAll("property:read") || occupancy.userId().equals(caller.userId())) {
            return true;
        }
        return occupancy.isCurrent(calendar.today())
                && findProperties.find(occupancy.propertyId()).isPresent();
    }
}
