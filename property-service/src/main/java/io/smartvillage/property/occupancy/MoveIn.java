package io.smartvillage.property.occupancy;

import io.smartvillage.platform.web.problem.BadParameterException;
import io.smartvillage.property.VillageCalendar;
import io.smartvillage.property.property.RestateProperty;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Writes down that a person lives in a house from a day on.
@Service
public class MoveIn {

    private final BeginOccupancies begin;
    private final RestateProperty restate;
    private final VillageCalendar calendar;

    MoveIn(BeginOccupancies begin, RestateProperty restate, VillageCalendar calendar) {
        this.begin = begin;
        this.restate = restate;
        this.calendar = calendar;
    }

    /// @param primary the household is theirs
    /// @throws io.smartvillage.property.property.PropertyNotFoundException if the caller's village
    ///   has no such house
    /// @throws BadParameterException if the person is no active one of the village, or the day is
    ///   out of range
    /// @throws AlreadyLivesThereException if they already do, or are to
    /// @throws PrimaryOccupantException if the household is to be theirs and is somebody else's
    @Transactional
    public Occupancy moveIn(
            UUID propertyId, UUID userId, OccupancyKind kind, boolean primary, LocalDate from) {
        var property = restate.lock(propertyId);
        var today = calendar.today();
        var mover = new BeginOccupancies.Mover("userId", userId, kind, primary);
        var occupancy = begin.begin(propertyId, List.of(mover), from, today).getFirst();
        restate.peopleChanged(property, List.of(occupancy.movedIn()));
        return occupancy;
    }
}
