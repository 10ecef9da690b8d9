package io.smartvillage.visitor.walkin;

import io.smartvillage.platform.messaging.Outbox;
import io.smartvillage.platform.security.Caller;
import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.platform.web.problem.BadParameterException;
import io.smartvillage.platform.web.problem.BadParameterException.FieldMessage;
import io.smartvillage.visitor.property.PropertyMirror;
import io.smartvillage.visitor.settings.FindVisitorSettings;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.IdGenerator;

/// Asks a house from the gate whether somebody may come in.
@Service
public class RequestWalkIn {

    /// More at once are a mistake, or somebody pestering a house.
    private static final int MOST_WAITING = 5;

    private final WalkIns walkIns;
    private final PropertyMirror properties;
    private final FindVisitorSettings findSettings;
    private final Outbox outbox;
    private final IdGenerator ids;
    private final Clock clock;

    RequestWalkIn(
            WalkIns walkIns,
            PropertyMirror properties,
            FindVisitorSettings findSettings,
            Outbox outbox,
            IdGenerator ids,
            Clock clock) {
        this.walkIns = walkIns;
        this.properties = properties;
        this.findSettings = findSettings;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /// @throws BadParameterException if there is no such house, or the company does not fit
    /// @throws TooManyWalkInsException if as many as may wait for the house do so already
    @Transactional
    public WalkIn request(WalkInDetails details) {
        check(details);
        var now = clock.instant();
        var house = details.propertyId();
        if (walkIns.countWaiting(house, WalkInStatus.WAITING, now) >= MOST_WAITING) {
            throw new TooManyWalkInsException(house, MOST_WAITING);
        }
        var walkIn =
                walkIns.save(
                        new WalkIn(
                                CurrentVillage.id(),
                                ids.generateId(),
                                details,
                                now.plusSeconds(findSettings.terms().walkInTimeoutSeconds()),
                                Caller.current().userId(),
                                now));
        walkIns.flush();
        outbox.publish(walkIn.requested());
        return walkIn;
    }

    /// Of two questions for a house one is counted before the other.
    private void check(WalkInDetails details) {
        var wrong = new ArrayList<FieldMessage>();
        if (!properties.lock(details.propertyId())) {
            wrong.add(new FieldMessage("propertyId", "field.property-unknown", List.of()));
        }
        if (details.kind() == WalkInKind.DELIVERY && details.company() == null) {
            wrong.add(new FieldMessage("company", "field.company-missing", List.of()));
        }
        if (details.kind() == WalkInKind.VISIT && details.company() != null) {
            wrong.add(new FieldMessage("company", "field.company-of-visit", List.of()));
        }
        if (!wrong.isEmpty()) {
            throw new BadParameterException(wrong);
        }
    }
}
