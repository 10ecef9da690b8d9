package io.smartvillage.visitor.visitor;

import io.smartvillage.platform.security.Caller;
import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.platform.web.problem.BadParameterException;
import io.smartvillage.platform.web.problem.BadParameterException.FieldMessage;
import io.smartvillage.visitor.entrycode.EntryCodeKey;
import io.smartvillage.visitor.livecode.LiveCodes;
import io.smartvillage.visitor.property.PropertyMirror;
import io.smartvillage.visitor.settings.FindVisitorSettings;
import io.smartvillage.visitor.settings.VisitorSettingsTerms;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.IdGenerator;

/// Expects a visitor and draws the code that lets them in.
@Service
public class RegisterVisitor {

    /// A visit that has begun may be registered late, but not one of days ago.
    private static final int LATE_HOURS = 24;

    /// @param entryCode known only here and now
    public record Registered(Visitor visitor, String entryCode) {}

    private final Visitors visitors;
    private final PropertyMirror properties;
    private final LiveCodes liveCodes;
    private final EntryCodeKey entryCodeKey;
    private final FindVisitorSettings findSettings;
    private final TellOfVisitors tellOfVisitors;
    private final IdGenerator ids;
    private final Clock clock;

    RegisterVisitor(
            Visitors visitors,
            PropertyMirror properties,
            LiveCodes liveCodes,
            EntryCodeKey entryCodeKey,
            FindVisitorSettings findSettings,
            TellOfVisitors tellOfVisitors,
            IdGenerator ids,
            Clock clock) {
        this.visitors = visitors;
        this.properties = properties;
        this.liveCodes = liveCodes;
        this.entryCodeKey = entryCodeKey;
        this.findSettings = findSettings;
        this.tellOfVisitors = tellOfVisitors;
        this.ids = ids;
        this.clock = clock;
    }

    /// @throws BadParameterException if the house is not one that the caller may register visitors
    ///   for, or the times do not fit
    @Transactional
    public Registered register(VisitDetails details) {
        var now = clock.instant();
        var settings = findSettings.terms();
        check(details, settings, now);
        var village = CurrentVillage.id();
        var id = ids.generateId();
        var code =
                liveCodes.draw(
                        id,
                        Duration.between(now, details.validUntil()),
                        settings.shortestCodeLength());
        var visitor =
                visitors.save(
                        new Visitor(
                                village,
                                id,
                                details,
                                Duration.ofMinutes(settings.overstayGraceMinutes()),
                                entryCodeKey.hash(village, code),
                                Caller.current().userId(),
                                now));
        tellOfVisitors.tell(visitor, visitor.registered());
        return new Registered(visitor, code);
    }

    private void check(VisitDetails details, VisitorSettingsTerms settings, Instant now) {
        var wrong = new ArrayList<FieldMessage>();
        if (!mayRegisterFor(details.propertyId())) {
            wrong.add(new FieldMessage("propertyId", "field.property", List.of()));
        }
        checkKind(details, wrong);
        int days = settings.longestVisitDays();
        if (!details.validFrom().isBefore(details.validUntil())) {
            wrong.add(new FieldMessage("validFrom", "field.visit-start", List.of()));
        }
        if (details.validFrom().isAfter(now.plus(Duration.ofDays(days)))) {
            wrong.add(new FieldMessage("validFrom", "field.visit-far", List.of(days)));
        }
        if (details.validFrom().isBefore(now.minus(Duration.ofHours(LATE_HOURS)))) {
            wrong.add(new FieldMessage("validFrom", "field.visit-begun", List.of(LATE_HOURS)));
        }
        if (!details.validUntil().isAfter(now)) {
            wrong.add(new FieldMessage("validUntil", "field.visit-past", List.of()));
        }
        checkLength(details, settings, now, wrong);
        if (!wrong.isEmpty()) {
            throw new BadParameterException(wrong);
        }
    }

    private static void checkKind(VisitDetails details, List<FieldMessage> wrong) {
        switch (details.kind()) {
            case VISIT -> {
                if (details.company() != null) {
                    wrong.add(new FieldMessage("company", "field.company-of-visit", List.of()));
                }
            }
            case DELIVERY -> {
                if (details.company() == null) {
                    wrong.add(new FieldMessage("company", "field.company-missing", List.of()));
                }
            }
            case WALK_IN -> wrong.add(new FieldMessage("kind", "field.kind-walk-in", List.of()));
        }
    }

    private static void checkLength(
            VisitDetails details,
            VisitorSettingsTerms settings,
            Instant now,
            List<FieldMessage> wrong) {
        var isDelivery = details.kind() == VisitKind.DELIVERY;
        int most = isDelivery ? settings.longestDeliveryHours() : settings.longestVisitDays();
        var longest = isDelivery ? Duration.ofHours(most) : Duration.ofDays(most);
        var start = details.validFrom().isAfter(now) ? details.validFrom() : now;
        if (details.validUntil().isAfter(start.plus(longest))) {
            var message = isDelivery ? "field.delivery-long" : "field.visit-long";
            wrong.add(new FieldMessage("validUntil", message, List.of(most)));
        }
    }

    private boolean mayRegisterFor(UUID propertyId) {
        var caller = Caller.current();
        return caller.mayAll("visitor:register")
                ? properties.exists(propertyId)
                : properties.holding(propertyId, caller.userId()).has(propertyId);
    }
}
