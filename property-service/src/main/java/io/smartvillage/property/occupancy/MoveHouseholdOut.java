package io.smartvillage.property.occupancy;

import io.smartvillage.platform.security.Caller;
import io.smartvillage.property.VillageCalendar;
import io.smartvillage.property.occupancy.OccupancyEvent.HouseholdMovedOut;
import io.smartvillage.property.property.RestateProperty;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The household of a house moves out on a day: everybody who lives there the day before. Who has
/// moved out already, or moves in on the day or later, is left alone.
@Service
public class MoveHouseholdOut {

    private final Occupancies occupancies;
    private final RestateProperty restate;
    private final VillageCalendar calendar;
    private final Clock clock;

    MoveHouseholdOut(
            Occupancies occupancies,
            RestateProperty restate,
            VillageCalendar calendar,
            Clock clock) {
        this.occupancies = occupancies;
        this.restate = restate;
        this.calendar = calendar;
        this.clock = clock;
    }

    /// @param until the first day on which they no longer live there; today if empty
    /// @throws io.smartvillage.property.property.PropertyNotFoundException if the caller's village
    ///   has no such house
    /// @throws io.smartvillage.platform.web.problem.BadParameterException if the day is too far
    ///   away
    /// @throws NobodyLivesThereException if there is nobody to move out on the day
    @Transactional
    public List<Occupancy> moveOut(UUID propertyId, Optional<LocalDate> until) {
        var property = restate.lock(propertyId);
        var today = calendar.today();
        var day = until.orElse(today);
        MoveDays.requireEnd(day, MoveDays.EARLIEST, today);
        var household = occupancies.household(propertyId, day, today);
        if (household.isEmpty()) {
            throw new NobodyLivesThereException(propertyId, day);
        }
        restate.peopleChanged(property, end(propertyId, household, day, today));
        return household;
    }

    /// Those of the household who live there as one of the kinds move out. For a caller that holds
    /// the house and tells its state.
    ///
    /// @return the facts to be told; none if there is nobody
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Object> moveOutWithHouse(
            UUID propertyId, LocalDate until, Set<OccupancyKind> kinds) {
        var today = calendar.today();
        var leavers =
                occupancies.household(propertyId, until, today).stream()
                        .filter(occupancy -> kinds.contains(occupancy.kind()))
                        .toList();
        return leavers.isEmpty() ? List.of() : end(propertyId, leavers, until, today);
    }

    private List<Object> end(
            UUID propertyId, List<Occupancy> leavers, LocalDate until, LocalDate today) {
        var now = clock.instant();
        var facts = new ArrayList<Object>();
        leavers.forEach(occupancy -> facts.add(occupancy.end(until, today, now)));
        facts.add(
                new HouseholdMovedOut(
                        propertyId,
                        leavers.stream().map(OccupancyEvent.Mover::of).toList(),
                        until,
                        Caller.current().userId(),
                        now));
        return facts;
    }
}
