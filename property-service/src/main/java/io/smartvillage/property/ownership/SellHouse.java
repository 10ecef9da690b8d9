package io.smartvillage.property.ownership;

import io.smartvillage.platform.security.Caller;
import io.smartvillage.platform.web.problem.BadParameterException;
import io.smartvillage.platform.web.problem.BadParameterException.FieldMessage;
import io.smartvillage.property.occupancy.MoveHouseholdOut;
import io.smartvillage.property.ownership.OwnershipEvent.OwnerOf;
import io.smartvillage.property.ownership.OwnershipEvent.PropertySold;
import io.smartvillage.property.ownership.WriteOwners.Wanted;
import io.smartvillage.property.property.RestateProperty;
import io.smartvillage.property.property.Share;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Writes down that a house, or the shares of some of its owners, was sold on a day. The other
/// owners keep what is theirs.
@Service
public class SellHouse {

    private final RestateProperty restate;
    private final WriteOwners writeOwners;
    private final MoveHouseholdOut moveHouseholdOut;
    private final Clock clock;

    SellHouse(
            RestateProperty restate,
            WriteOwners writeOwners,
            MoveHouseholdOut moveHouseholdOut,
            Clock clock) {
        this.restate = restate;
        this.writeOwners = writeOwners;
        this.moveHouseholdOut = moveHouseholdOut;
        this.clock = clock;
    }

    /// @param on the first day on which it is the buyers'
    /// @param sellerIds whose shares are sold; none: those of all owners
    /// @param leaving who moves out on the day
    /// @throws io.smartvillage.property.property.PropertyNotFoundException if the caller's village
    ///   has no such house
    /// @throws NotAnOwnerException if it is nobody's
    /// @throws BadParameterException if the day is out of range, a seller owns no share, or a buyer
    ///   is named twice or no active person of the village
    /// @throws SharesException if the shares are then too many or too few
    /// @throws LaterOwnersException if the owners changed on a later day, or are to
    @Transactional
    public ChangedOwners sell(
            UUID propertyId,
            LocalDate on,
            List<UUID> sellerIds,
            List<OwnerTerm> buyers,
            Leaving leaving) {
        var property = restate.lock(propertyId);
        var before = writeOwners.before(propertyId, "on", on);
        if (before.isEmpty()) {
            throw new NotAnOwnerException(propertyId, on);
        }
        var sellers = sellers(before, sellerIds);
        var owners = owners(propertyId, before, sellers, buyers);
        var written = writeOwners.write(property, ChangeKind.SALE, on, before, owners);
        var facts = new ArrayList<Object>(written.facts());
        facts.add(
                new PropertySold(
                        propertyId,
                        written.change().getId(),
                        on,
                        before.stream().map(Ownership::userId).filter(sellers::contains).toList(),
                        buyers.stream().map(OwnerOf::of).toList(),
                        Caller.current().userId(),
                        clock.instant()));
        facts.addAll(moveHouseholdOut.moveOutWithHouse(propertyId, on, leaving.kinds()));
        restate.peopleChanged(property, facts);
        return new ChangedOwners(written.change(), written.owners());
    }

    /// Who keeps a share also keeps the place; a share that they buy is added to it.
    private static List<Wanted> owners(
            UUID propertyId, List<Ownership> before, Set<UUID> sellers, List<OwnerTerm> buyers) {
        var owners = new ArrayList<Wanted>();
        for (var row : before) {
            if (!sellers.contains(row.userId())) {
                owners.add(
                        new Wanted(
                                new OwnerTerm(row.userId(), row.share()),
                                row.place(),
                                "sellerIds"));
            }
        }
        int kept = owners.size();
        int place = before.stream().mapToInt(Ownership::place).max().orElse(-1) + 1;
        for (int i = 0; i < buyers.size(); i++) {
            var buyer = buyers.get(i);
            var known =
                    IntStream.range(0, kept)
                            .filter(at -> owners.get(at).term().userId().equals(buyer.userId()))
                            .findFirst();
            if (known.isPresent()) {
                var has = owners.get(known.getAsInt());
                if (Share.compareSumToWhole(List.of(has.term().share(), buyer.share())) > 0) {
                    throw new SharesException(propertyId, true);
                }
                owners.set(known.getAsInt(), has.adding(buyer.share()));
            } else {
                owners.add(new Wanted(buyer, place + i, "buyers[%d].userId".formatted(i)));
            }
        }
        return owners;
    }

    private static Set<UUID> sellers(List<Ownership> before, List<UUID> sellerIds) {
        var owners = new HashSet<UUID>();
        before.forEach(row -> owners.add(row.userId()));
        if (sellerIds.isEmpty()) {
            return owners;
        }
        var problems = new ArrayList<FieldMessage>();
        for (int i = 0; i < sellerIds.size(); i++) {
            if (!owners.contains(sellerIds.get(i))) {
                problems.add(
                        new FieldMessage(
                                "sellerIds[%d]".formatted(i), "field.not-an-owner", List.of()));
            }
        }
        if (!problems.isEmpty()) {
            throw new BadParameterException(problems);
        }
        return new HashSet<>(sellerIds);
    }
}
