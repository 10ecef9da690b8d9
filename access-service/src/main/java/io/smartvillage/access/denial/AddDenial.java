package io.smartvillage.access.denial;

import io.smartvillage.access.change.Changes;
import io.smartvillage.access.credential.CredentialKind;
import io.smartvillage.access.credential.CredentialValue;
import io.smartvillage.access.credential.CredentialValueRefusedException;
import io.smartvillage.access.member.MemberMirror;
import io.smartvillage.platform.messaging.Outbox;
import io.smartvillage.platform.security.Caller;
import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.platform.web.problem.BadParameterException;
import io.smartvillage.platform.web.problem.BadParameterException.FieldMessage;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.IdGenerator;

/// Puts a plate, a card or a person on the deny list; the next decision refuses it.
@Service
public class AddDenial {

    private final Denials denials;
    private final FindDenials findDenials;
    private final DenialHash hash;
    private final MemberMirror members;
    private final Outbox outbox;
    private final Changes changes;
    private final IdGenerator ids;
    private final Clock clock;

    AddDenial(
            Denials denials,
            FindDenials findDenials,
            DenialHash hash,
            MemberMirror members,
            Outbox outbox,
            Changes changes,
            IdGenerator ids,
            Clock clock) {
        this.denials = denials;
        this.findDenials = findDenials;
        this.hash = hash;
        this.members = members;
        this.outbox = outbox;
        this.changes = changes;
        this.ids = ids;
        this.clock = clock;
    }

    /// @throws BadParameterException if there is no such plate, card or person, or its time ends
    ///   before it begins
    /// @throws DenialExistsException if it is denied already, or is going to be
    @Transactional
    public Denial add(NewDenial denial) {
        var thing = thing(denial);
        existing(thing, denial)
                .ifPresent(id -> {
                    throw new DenialExistsException(id);
                });
        return store(thing, denial, Caller.current().userId());
    }

    /// @param by who wants it
    /// @return false if it was denied already; nothing changed
    /// @throws BadParameterException as [#add]; the transaction goes on
    @Transactional(noRollbackFor = BadParameterException.class)
    public boolean ensure(NewDenial denial, UUID by) {
        var thing = thing(denial);
        if (existing(thing, denial).isPresent()) {
            return false;
        }
        store(thing, denial, by);
        return true;
    }

    private Denial store(DeniedThing thing, NewDenial denial, UUID by) {
        var stored =
                denials.save(
                        new Denial(
                                CurrentVillage.id(),
                                ids.generateId(),
                                thing,
                                hash(thing),
                                denial,
                                by,
                                clock.instant()));
        denials.flush();
        outbox.publish(stored.added());
        changes.changed(Changes.Kind.DENIAL, stored.id());
        return stored;
    }

    /// One that holds from no later until no earlier than the new one would.
    private Optional<UUID> existing(DeniedThing thing, NewDenial denial) {
        var from = Objects.requireNonNullElse(denial.validFrom(), clock.instant());
        var end = denial.validUntil();
        return findDenials
                .concerning(
                        thing.kind().shownAs().orElse(CredentialKind.PLATE),
                        hash(thing),
                        thing.userId())
                .stream()
                .filter(denied -> {
                    var until = denied.validUntil();
                    return !from.isBefore(denied.validFrom())
                            && (until == null || (end != null && !end.isAfter(until)));
                })
                .map(FindDenials.Denied::id)
                .findFirst();
    }

    private byte @Nullable [] hash(DeniedThing thing) {
        return thing.value() == null ? null : hash.of(thing.value());
    }

    private DeniedThing thing(NewDenial denial) {
        var wrong = new ArrayList<FieldMessage>();
        var value = value(denial, wrong);
        var userId = denial.userId();
        if (denial.kind() != DenialKind.PERSON && userId != null) {
            wrong.add(new FieldMessage("userId", "field.denial-value", List.of()));
        }
        if (denial.kind() == DenialKind.PERSON && (userId == null || !members.exists(userId))) {
            wrong.add(new FieldMessage("userId", "field.user", List.of()));
        }
        var from = denial.validFrom() == null ? clock.instant() : denial.validFrom();
        if (denial.validUntil() != null && !from.isBefore(denial.validUntil())) {
            wrong.add(new FieldMessage("validUntil", "field.window", List.of()));
        }
        if (!wrong.isEmpty()) {
            throw new BadParameterException(wrong);
        }
        return new DeniedThing(denial.kind(), value, userId);
    }

    private static @Nullable CredentialValue value(NewDenial denial, List<FieldMessage> wrong) {
        var shownAs = denial.kind().shownAs();
        var text = denial.value();
        if (shownAs.isEmpty()) {
            if (text != null) {
                wrong.add(new FieldMessage("value", "field.denial-person", List.of()));
            }
            return null;
        }
        if (text == null) {
            wrong.add(new FieldMessage("value", "field.missing", List.of()));
            return null;
        }
        try {
            return CredentialValue.of(shownAs.get(), text);
        } catch (CredentialValueRefusedException e) {
            wrong.add(e.of("value"));
            return null;
        }
    }
}
