package io.smartvillage.visitor.visitor;

import io.smartvillage.platform.messaging.Outbox;
import io.smartvillage.platform.security.Caller;
import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.platform.web.problem.BadParameterException;
import io.smartvillage.platform.web.problem.BadParameterException.FieldMessage;
import io.smartvillage.visitor.VisitorProperties;
import io.smartvillage.visitor.entrycode.CodeLength;
import io.smartvillage.visitor.entrycode.EntryCodeKey;
import io.smartvillage.visitor.entrycode.EntryCodes;
import io.smartvillage.visitor.property.PropertyMirror;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.IdGenerator;

/// Expects a visitor and draws the code that lets them in.
@Service
public class RegisterVisitor {

    private static final EnumSet<VisitorStatus> LIVE =
            EnumSet.of(VisitorStatus.PENDING, VisitorStatus.CHECKED_IN);

    /// Any number that nobody else in this schema locks; the village's own is added.
    private static final int LOCK = 0xC0DE;

    /// @param entryCode known only here and now
    public record Registered(Visitor visitor, String entryCode) {}

    private final Visitors visitors;
    private final PropertyMirror properties;
    private final EntryCodes entryCodes;
    private final CodeLength codeLength;
    private final EntryCodeKey entryCodeKey;
    private final VisitorProperties settings;
    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final IdGenerator ids;
    private final Clock clock;

    RegisterVisitor(
            Visitors visitors,
            PropertyMirror properties,
            EntryCodes entryCodes,
            CodeLength codeLength,
            EntryCodeKey entryCodeKey,
            VisitorProperties settings,
            JdbcClient jdbc,
            Outbox outbox,
            IdGenerator ids,
            Clock clock) {
        this.visitors = visitors;
        this.properties = properties;
        this.entryCodes = entryCodes;
        this.codeLength = codeLength;
        this.entryCodeKey = entryCodeKey;
        this.settings = settings;
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /// @throws BadParameterException if the house is not one that the caller may register visitors
    ///   for, or the times do not fit
    @Transactional
    public Registered register(VisitDetails details) {
        var now = clock.instant();
        check(details, now);
        var village = CurrentVillage.id();
        var length =
                codeLength.forLife(
                        Duration.between(now, details.validUntil()), settings.codeLength());
        var code = freshCode(village, length);
        var visitor =
                visitors.save(
                        new Visitor(
                                village,
                                ids.generateId(),
                                details,
                                entryCodeKey.hash(village, code),
                                Caller.current().userId(),
                                now));
        visitors.flush();
        outbox.publish(visitor.registered(), visitor.passState());
        return new Registered(visitor, code);
    }

    /// Of two registrations in a village one draws at a time: a code that is free stays so until it
    /// is stored.
    private String freshCode(UUID village, int length) {
        jdbc.sql("select pg_advisory_xact_lock(?, hashtext(?))")
                .params(LOCK, village.toString())
                .query((_, _) -> true)
                .single();
        return entryCodes.fresh(
                length,
                code ->
                        visitors.existsByEntryCodeHashAndStatusIn(
                                entryCodeKey.hash(village, code), LIVE));
    }

    private void check(VisitDetails details, Instant now) {
        var wrong = new ArrayList<FieldMessage>();
        if (!mayRegisterFor(details.propertyId())) {
            wrong.add(new FieldMessage("propertyId", "field.property", List.of()));
        }
        int days = settings.longestVisitDays();
        var longest = Duration.ofDays(days);
        if (!details.validFrom().isBefore(details.validUntil())) {
            wrong.add(new FieldMessage("validFrom", "field.visit-start", List.of()));
        }
        if (details.validFrom().isAfter(now.plus(longest))) {
            wrong.add(new FieldMessage("validFrom", "field.visit-far", List.of(days)));
        }
        if (!details.validUntil().isAfter(now)) {
            wrong.add(new FieldMessage("validUntil", "field.visit-past", List.of()));
        }
        var start = details.validFrom().isAfter(now) ? details.validFrom() : now;
        if (details.validUntil().isAfter(start.plus(longest))) {
            wrong.add(new FieldMessage("validUntil", "field.visit-long", List.of(days)));
        }
        if (!wrong.isEmpty()) {
            throw new BadParameterException(wrong);
        }
    }

    private boolean mayRegisterFor(UUID propertyId) {
        var caller = Caller.current();
        return caller.mayAll("visitor:register")
                ? properties.exists(propertyId)
                : properties.ofPerson(caller.userId()).contains(propertyId);
    }
}
