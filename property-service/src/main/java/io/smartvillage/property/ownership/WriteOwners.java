package io.smartvillage.property.ownership;

import io.smartvillage.platform.security.Caller;
import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.platform.web.problem.BadParameterException;
import io.smartvillage.platform.web.problem.BadParameterException.FieldMessage;
import io.smartvillage.property.VillageCalendar;
import io.smartvillage.property.ownership.OwnershipEvent.OwnerOf;
import io.smartvillage.property.ownership.OwnershipEvent.OwnersChanged;
import io.smartvillage.property.person.People;
import io.smartvillage.property.property.Property;
import io.smartvillage.property.property.Share;
import io.smartvillage.property.settings.FindPropertySettings;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.util.IdGenerator;

/// Writes down whose a house is from a day on, for a caller that holds it.
@Component
class WriteOwners {

    private static final LocalDate EARLIEST = LocalDate.of(1950, 1, 1);
    private static final int YEARS_AHEAD = 1;

    private final Ownerships ownerships;
    private final OwnershipChanges changes;
    private final FindPropertySettings settings;
    private final People people;
    private final VillageCalendar calendar;
    private final IdGenerator ids;
    private final Clock clock;

    WriteOwners(
            Ownerships ownerships,
            OwnershipChanges changes,
            FindPropertySettings settings,
            People people,
            VillageCalendar calendar,
            IdGenerator ids,
            Clock clock) {
        this.ownerships = ownerships;
        this.changes = changes;
        this.settings = settings;
        this.people = people;
        this.calendar = calendar;
        this.ids = ids;
        this.clock = clock;
    }

    /// @param place in the order of the house's owners
    /// @param field of the request that names them
    record Wanted(OwnerTerm term, int place, String field) {

        Wanted adding(Share more) {
            return new Wanted(new OwnerTerm(term.userId(), term.share().plus(more)), place, field);
        }
    }

    /// @param facts to be told with the house's new state, by the caller
    record Written(OwnershipChange change, List<Ownership> owners, List<Object> facts) {}

    /// Whose it is up to the day: what a change on that day starts from, also if there was one on
    /// the same day before, which it replaces.
    ///
    /// @param field of the request that names the day
    /// @throws BadParameterException if the day is out of range
    /// @throws LaterOwnersException if the owners changed on a later day, or are to
    List<Ownership> before(UUID propertyId, String field, LocalDate day) {
        var latest = calendar.today().plusYears(YEARS_AHEAD);
        if (day.isBefore(EARLIEST) || day.isAfter(latest)) {
            throw new BadParameterException(
                    field, "field.range", EARLIEST.toString(), latest.toString());
        }
        var all = ownerships.of(propertyId);
        all.stream()
                .flatMap(row -> Stream.concat(Stream.of(row.from()), row.until().stream()))
                .filter(last -> last.isAfter(day))
                .max(Comparator.naturalOrder())
                .ifPresent(last -> {
                    throw new LaterOwnersException(propertyId, last);
                });
        return all.stream()
                .filter(row -> row.from().isBefore(day))
                .filter(row -> row.until().isEmpty() || row.until().get().equals(day))
                .toList();
    }

    /// Who owned the same share up to the day goes on owning it.
    ///
    /// @param before what [#before] found
    /// @param owners whose it is from the day on, in order of their places
    /// @throws BadParameterException if one is named twice, or is new and no active person of the
    ///   village
    /// @throws SharesException if the shares are too many or too few
    Written write(
            Property property,
            ChangeKind kind,
            LocalDate day,
            List<Ownership> before,
            List<Wanted> owners) {
        refuse(property.id(), before, owners);
        var today = calendar.today();
        var now = clock.instant();
        var kept = replace(property.id(), day, before, owners, today, now);
        var by = Caller.current().userId();
        var change =
                changes.save(
                        new OwnershipChange(
                                CurrentVillage.id(),
                                ids.generateId(),
                                property.id(),
                                kind,
                                day,
                                by,
                                now));
        var facts = new ArrayList<Object>();
        facts.add(
                new OwnersChanged(
                        property.id(),
                        change.getId(),
                        day,
                        owners.stream().map(wanted -> OwnerOf.of(wanted.term())).toList(),
                        by,
                        now));
        return new Written(change, kept, facts);
    }

    /// One statement after the other: an exclusion constraint looks after each row.
    private List<Ownership> replace(
            UUID propertyId,
            LocalDate day,
            List<Ownership> before,
            List<Wanted> owners,
            LocalDate today,
            Instant now) {
        ownerships.of(propertyId).stream()
                .filter(row -> row.beginsOn(day))
                .forEach(row -> row.end(day, today, now));
        ownerships.flush();
        var written = new ArrayList<Ownership>();
        var added = new ArrayList<Ownership>();
        var ended = new ArrayList<>(before);
        for (var wanted : owners) {
            var same = same(before, wanted);
            if (same.isPresent()) {
                same.get().end(null, today, now);
                ended.remove(same.get());
                written.add(same.get());
            } else {
                var row =
                        new Ownership(
                                CurrentVillage.id(),
                                ids.generateId(),
                                propertyId,
                                wanted.term(),
                                wanted.place(),
                                day,
                                today,
                                now);
                added.add(row);
                written.add(row);
            }
        }
        ended.forEach(row -> row.end(day, today, now));
        ownerships.flush();
        added.forEach(ownerships::save);
        ownerships.flush();
        return written;
    }

    private static Optional<Ownership> same(List<Ownership> before, Wanted wanted) {
        return before.stream().filter(row -> row.isOf(wanted.term(), wanted.place())).findFirst();
    }

    private void refuse(UUID propertyId, List<Ownership> before, List<Wanted> owners) {
        var known = new HashSet<UUID>();
        before.forEach(row -> known.add(row.userId()));
        var strangers =
                people.problemsWith(
                        owners.stream()
                                .map(wanted -> wanted.term().userId())
                                .filter(id -> !known.contains(id))
                                .toList());
        var problems = new ArrayList<FieldMessage>();
        var named = new HashSet<UUID>();
        for (var wanted : owners) {
            var userId = wanted.term().userId();
            var stranger = strangers.get(userId);
            if (stranger != null) {
                problems.add(new FieldMessage(wanted.field(), stranger, List.of()));
            } else if (!named.add(userId)) {
                problems.add(new FieldMessage(wanted.field(), "field.person-twice", List.of()));
            }
        }
        if (!problems.isEmpty()) {
            throw new BadParameterException(problems);
        }
        requireShares(propertyId, owners);
    }

    private void requireShares(UUID propertyId, List<Wanted> owners) {
        var sum =
                Share.compareSumToWhole(
                        owners.stream().map(wanted -> wanted.term().share()).toList());
        if (sum > 0) {
            throw new SharesException(propertyId, true);
        }
        if (sum < 0 && !owners.isEmpty() && !settings.current().partialOwnership()) {
            throw new SharesException(propertyId, false);
        }
    }
}
