package io.smartvillage.property.occupancy;

import io.smartvillage.property.VillageCalendar;
import io.smartvillage.property.property.RestateProperty;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Writes down the day from which a person no longer lives in a house.
@Service
public class MoveOut {

    private final Occupancies occupancies;
    private final RestateProperty restate;
    private final VillageCalendar calendar;
    private final Clock clock;

    MoveOut(
            Occupancies occupancies,
            RestateProperty restate,
            VillageCalendar calendar,
            Clock clock) {
        this.occupancies = occupancies;
        this.restate = restate;
        this.calendar = calendar;
        this.clock = clock;
    }

    /// @param until today if empty
    /// @throws OccupancyNotFoundException if the caller's village has no such occupancy
    /// @throws OccupancyEndedException if it has ended by today
    @Transactional
    public Occupancy moveOut(UUID occupancyId, Optional<LocalDate> until) {
        var propertyId =
                occupancies
                        .propertyOf(occupancyId)
                        .orElseThrow(() -> new OccupancyNotFoundException(occupancyId));
        var property = restate.lock(propertyId);
        var occupancy =
                occupancies
                        .findById(occupancyId)
                        .orElseThrow(() -> new OccupancyNotFoundException(occupancyId));
        var today = calendar.today();
        var end = until.orElse(today);
        MoveDays.requireEnd(end, occupancy.from(), today);
        var fact = occupancy.end(end, today, clock.instant());
        restate.peopleChanged(property, List.of(fact));
        return occupancy;
    }
}
