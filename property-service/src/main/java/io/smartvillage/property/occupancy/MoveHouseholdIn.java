package io.smartvillage.property.occupancy;

import io.smartvillage.platform.security.Caller;
import io.smartvillage.platform.web.problem.BadParameterException;
import io.smartvillage.property.VillageCalendar;
import io.smartvillage.property.occupancy.BeginOccupancies.Mover;
import io.smartvillage.property.occupancy.OccupancyEvent.HouseholdMovedIn;
import io.smartvillage.property.property.RestateProperty;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// A household moves into a house from a day on: the one whose household it is and those who live
/// with them, all or nobody.
@Service
public class MoveHouseholdIn {

    private final BeginOccupancies begin;
    private final RestateProperty restate;
    private final VillageCalendar calendar;
    private final Clock clock;

    MoveHouseholdIn(
            BeginOccupancies begin,
            RestateProperty restate,
            VillageCalendar calendar,
            Clock clock) {
        this.begin = begin;
        this.restate = restate;
        this.calendar = calendar;
        this.clock = clock;
    }

    /// @param kind of the primary occupant
    /// @param familyUserIds who lives with them
    /// @return the primary occupant's stay first
    /// @throws io.smartvillage.property.property.PropertyNotFoundException if the caller's village
    ///   has no such house
    /// @throws BadParameterException if one is no active person of the village or named twice, or
    ///   the day is out of range
    /// @throws AlreadyLivesThereException if one already does, or is to
    /// @throws PrimaryOccupantException if another household is there, or is to be
    @Transactional
    public List<Occupancy> moveIn(
            UUID propertyId,
            UUID primaryUserId,
            OccupancyKind kind,
            List<UUID> familyUserIds,
            LocalDate from) {
        var property = restate.lock(propertyId);
        var movers = new ArrayList<Mover>();
        movers.add(new Mover("primaryUserId", primaryUserId, kind, true));
        for (int i = 0; i < familyUserIds.size(); i++) {
            movers.add(
                    new Mover(
                            "familyUserIds[%d]".formatted(i),
                            familyUserIds.get(i),
                            OccupancyKind.FAMILY,
                            false));
        }
        var household = begin.begin(propertyId, movers, from, calendar.today());
        var facts = new ArrayList<Object>();
        household.forEach(occupancy -> facts.add(occupancy.movedIn()));
        facts.add(
                new HouseholdMovedIn(
                        propertyId,
                        household.stream().map(OccupancyEvent.Mover::of).toList(),
                        from,
                        Caller.current().userId(),
                        clock.instant()));
        restate.peopleChanged(property, facts);
        return household;
    }
}
