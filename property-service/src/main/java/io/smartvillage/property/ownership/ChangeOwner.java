package io.smartvillage.property.ownership;

import io.smartvillage.platform.web.precondition.IfMatch;
import io.smartvillage.property.VillageCalendar;
import io.smartvillage.property.ownership.WriteOwners.Wanted;
import io.smartvillage.property.property.House;
import io.smartvillage.property.property.RestateProperty;
import io.smartvillage.property.property.Share;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Writes down to whom all of a house belongs from today on. Naming the only owner again changes
/// nothing.
@Service
public class ChangeOwner {

    private final RestateProperty restate;
    private final WriteOwners writeOwners;
    private final VillageCalendar calendar;

    ChangeOwner(RestateProperty restate, WriteOwners writeOwners, VillageCalendar calendar) {
        this.restate = restate;
        this.writeOwners = writeOwners;
        this.calendar = calendar;
    }

    /// @param ownerId null for a house that is nobody's yet, such as an unsold plot
    /// @throws io.smartvillage.property.property.PropertyNotFoundException if the caller's village
    ///   has no such house
    /// @throws io.smartvillage.platform.web.problem.BadParameterException if the new owner is no
    ///   active person of the village
    /// @throws LaterOwnersException if the owners are to change on a day to come
    @Transactional
    public House change(UUID propertyId, IfMatch precondition, @Nullable UUID ownerId) {
        var property = restate.lock(propertyId);
        precondition.require(property.currentVersion());
        var owners =
                ownerId == null
                        ? List.<OwnerTerm>of()
                        : List.of(new OwnerTerm(ownerId, Share.WHOLE));
        var present = restate.unchanged(property);
        var terms =
                present.household().currentOwners().stream()
                        .map(owner -> new OwnerTerm(owner.userId(), owner.share()))
                        .toList();
        if (terms.equals(owners)) {
            return present;
        }
        var today = calendar.today();
        var before = writeOwners.before(propertyId, "ownerId", today);
        var written =
                writeOwners.write(
                        property,
                        ChangeKind.CHANGE,
                        today,
                        before,
                        owners.stream().map(term -> new Wanted(term, 0, "ownerId")).toList());
        return restate.peopleChanged(property, written.facts());
    }
}
