package io.smartvillage.property.occupancy;

import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.platform.web.problem.BadParameterException;
import io.smartvillage.platform.web.problem.BadParameterException.FieldMessage;
import io.smartvillage.property.person.People;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.util.IdGenerator;

/// Begins the stays of people in a house that its caller holds: of all of them or of nobody.
@Component
class BeginOccupancies {

    private final Occupancies occupancies;
    private final People people;
    private final IdGenerator ids;
    private final Clock clock;

    /// @param field of the request that names the person
    record Mover(String field, UUID userId, OccupancyKind kind, boolean primary) {}

    BeginOccupancies(Occupancies occupancies, People people, IdGenerator ids, Clock clock) {
        this.occupancies = occupancies;
        this.people = people;
        this.ids = ids;
        this.clock = clock;
    }

    /// @throws BadParameterException if one is no active person of the village or named twice, or
    ///   the day is out of range
    /// @throws AlreadyLivesThereException if one already does, or is to
    /// @throws PrimaryOccupantException if the house has a primary occupant on one of the days
    List<Occupancy> begin(UUID propertyId, List<Mover> movers, LocalDate from, LocalDate today) {
        refuse(movers, from, today);
        for (var mover : movers) {
            if (occupancies.overlap(propertyId, mover.userId(), from)) {
                throw new AlreadyLivesThereException(propertyId, mover.userId());
            }
        }
        if (movers.stream().anyMatch(Mover::primary) && occupancies.hasPrimary(propertyId, from)) {
            throw new PrimaryOccupantException(propertyId);
        }
        var now = clock.instant();
        return movers.stream()
                .map(mover ->
                        occupancies.save(
                                new Occupancy(
                                        CurrentVillage.id(),
                                        ids.generateId(),
                                        propertyId,
                                        mover.userId(),
                                        mover.kind(),
                                        mover.primary(),
                                        from,
                                        today,
                                        now)))
                .toList();
    }

    private void refuse(List<Mover> movers, LocalDate from, LocalDate today) {
        var problems = new ArrayList<FieldMessage>();
        var named = new HashSet<UUID>();
        var strangers = people.problemsWith(movers.stream().map(Mover::userId).toList());
        for (var mover : movers) {
            var stranger = strangers.get(mover.userId());
            if (stranger != null) {
                problems.add(new FieldMessage(mover.field(), stranger, List.of()));
            } else if (!named.add(mover.userId())) {
                problems.add(new FieldMessage(mover.field(), "field.person-twice", List.of()));
            }
        }
        MoveDays.problemWithBegin(from, today).ifPresent(problems::add);
        if (!problems.isEmpty()) {
            throw new BadParameterException(problems);
        }
    }
}
