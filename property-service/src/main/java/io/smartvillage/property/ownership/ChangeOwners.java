package io.smartvillage.property.ownership;

import io.smartvillage.property.ownership.WriteOwners.Wanted;
import io.smartvillage.property.property.RestateProperty;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Writes down whose a house is from a day on, by which shares. On the day of the last change it
/// replaces that.
@Service
public class ChangeOwners {

    private final RestateProperty restate;
    private final WriteOwners writeOwners;

    ChangeOwners(RestateProperty restate, WriteOwners writeOwners) {
        this.restate = restate;
        this.writeOwners = writeOwners;
    }

    /// @param owners the main owner first; none: it is nobody's
    /// @throws io.smartvillage.property.property.PropertyNotFoundException if the caller's village
    ///   has no such house
    /// @throws io.smartvillage.platform.web.problem.BadParameterException if the day is out of
    ///   range, or an owner is named twice or no active person of the village
    /// @throws SharesException if the shares are too many or too few
    /// @throws LaterOwnersException if the owners changed on a later day, or are to
    @Transactional
    public ChangedOwners change(UUID propertyId, LocalDate from, List<OwnerTerm> owners) {
        var property = restate.lock(propertyId);
        var before = writeOwners.before(propertyId, "from", from);
        var written =
                writeOwners.write(
                        property,
                        ChangeKind.CHANGE,
                        from,
                        before,
                        IntStream.range(0, owners.size())
                                .mapToObj(i ->
                                        new Wanted(
                                                owners.get(i), i, "owners[%d].userId".formatted(i)))
                                .toList());
        restate.peopleChanged(property, written.facts());
        return new ChangedOwners(written.change(), written.owners());
    }
}
