package io.smartvillage.property.occupancy;

import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.platform.web.problem.BadParameterException;
import io.smartvillage.platform.web.problem.BadParameterException.FieldMessage;
import io.smartvillage.property.VillageCalendar;
import io.smartvillage.property.person.People;
import io.smartvillage.property.property.RestateProperty;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.IdGenerator;

/// Writes down that a person lives in a house from a day on.
@Service
public class MoveIn {

    private static final LocalDate EARLIEST = LocalDate.of(1950, 1, 1);
    private static final int YEARS_AHEAD = 1;

    private final Occupancies occupancies;
    private final RestateProperty restate;
    private final People people;
    private final VillageCalendar calendar;
    private final IdGenerator ids;
    private final Clock clock;

    MoveIn(
            Occupancies occupancies,
            RestateProperty restate,
            People people,
            VillageCalendar calendar,
            IdGenerator ids,
            Clock clock) {
        this.occupancies = occupancies;
        this.restate = restate;
        this.people = people;
        this.calendar = calendar;
        this.ids = ids;
        this.clock = clock;
    }

    /// @throws io.smartvillage.property.property.PropertyNotFoundException if the caller's village
    ///   has no such house
    /// @throws BadParameterException if the person is no active one of the village, or the day is
    ///   out of range
    /// @throws AlreadyLivesThereException if they already do, or are to
    @Transactional
    public Occupancy moveIn(UUID propertyId, UUID userId, OccupancyKind kind, LocalDate from) {
        var property = restate.lock(propertyId);
        var today = calendar.today();
        refuse(problems(userId, from, today));
        if (occupancies.overlap(propertyId, userId, from)) {
            throw new AlreadyLivesThereException(propertyId, userId);
        }
        var occupancy =
                occupancies.save(
                        new Occupancy(
                                CurrentVillage.id(),
                                ids.generateId(),
                                propertyId,
                                userId,
                                kind,
                                from,
                                today,
                                clock.instant()));
        restate.residentsChanged(property, occupancy.movedIn());
        return occupancy;
    }

    private List<FieldMessage> problems(UUID userId, LocalDate from, LocalDate today) {
        var problems = new ArrayList<FieldMessage>();
        people.problemWith("userId", userId).ifPresent(problems::add);
        var latest = today.plusYears(YEARS_AHEAD);
        if (from.isBefore(EARLIEST) || from.isAfter(latest)) {
            problems.add(
                    new FieldMessage(
                            "from",
                            "field.range",
                            List.of(EARLIEST.toString(), latest.toString())));
        }
        return problems;
    }

    private static void refuse(List<FieldMessage> problems) {
        if (!problems.isEmpty()) {
            throw new BadParameterException(problems);
        }
    }
}
