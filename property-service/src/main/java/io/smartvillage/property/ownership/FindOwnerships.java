package io.smartvillage.property.ownership;

import io.smartvillage.platform.security.Caller;
import io.smartvillage.platform.web.paging.PageRequest;
import io.smartvillage.property.VillageCalendar;
import io.smartvillage.property.property.FindProperties;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Shows whose a house is and was. Residents see whose it is today, and what was theirs.
@Service
public class FindOwnerships {

    private static final UUID START = new UUID(0, 0);

    private final Ownerships ownerships;
    private final FindProperties findProperties;
    private final VillageCalendar calendar;

    FindOwnerships(Ownerships ownerships, FindProperties findProperties, VillageCalendar calendar) {
        this.ownerships = ownerships;
        this.findProperties = findProperties;
        this.calendar = calendar;
    }

    /// @param at only those of the day
    /// @throws io.smartvillage.property.property.PropertyNotFoundException if there is no such
    ///   house, or it is not the caller's to see
    @Transactional(readOnly = true)
    public List<Ownership> page(UUID propertyId, Optional<LocalDate> at, PageRequest page) {
        var house = findProperties.get(propertyId);
        var caller = Caller.current();
        var today = calendar.today();
        return ownerships.page(
                house.property().id(),
                page.after().map(cursor -> cursor.id(0)).orElse(START),
                caller.mayAll("property:read") ? null : caller.userId(),
                at.isEmpty(),
                at.orElse(today),
                today,
                Limit.of(page.fetchSize()));
    }
}
