package io.smartvillage.property.property;

import io.smartvillage.platform.web.precondition.IfMatch;
import io.smartvillage.platform.web.problem.BadParameterException;
import io.smartvillage.property.person.People;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Writes down to whom a house belongs. Naming the present owner again changes nothing.
@Service
public class ChangeOwner {

    private final RestateProperty restate;
    private final Residents residents;
    private final People people;
    private final Clock clock;

    ChangeOwner(RestateProperty restate, Residents residents, People people, Clock clock) {
        this.restate = restate;
        this.residents = residents;
        this.people = people;
        this.clock = clock;
    }

    /// @param ownerId null for a house that is nobody's yet, such as an unsold plot
    /// @throws PropertyNotFoundException if the caller's village has no such house
    /// @throws BadParameterException if the new owner is no active person of the village
    @Transactional
    public House change(UUID propertyId, IfMatch precondition, @Nullable UUID ownerId) {
        var property = restate.lock(propertyId);
        precondition.require(property.currentVersion());
        if (ownerId != null) {
            people.problemWith("ownerId", ownerId)
                    .ifPresent(problem -> {
                        throw new BadParameterException(List.of(problem));
                    });
        }
        return property.changeOwner(ownerId, clock.instant())
                .map(fact -> restate.changed(property, fact))
                .orElseGet(() -> new House(property, residents.today(propertyId)));
    }
}
