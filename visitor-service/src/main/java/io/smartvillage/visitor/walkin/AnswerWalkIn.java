package io.smartvillage.visitor.walkin;

import io.smartvillage.platform.messaging.Outbox;
import io.smartvillage.platform.security.Caller;
import io.smartvillage.visitor.property.PropertyMirror;
import io.smartvillage.visitor.settings.FindVisitorSettings;
import io.smartvillage.visitor.visitor.ExpectWalkIn;
import io.smartvillage.visitor.visitor.VisitDetails;
import io.smartvillage.visitor.visitor.VisitKind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.IdGenerator;

/// What somebody of the house says to the gate. The first answer counts, on whichever instance.
@Service
public class AnswerWalkIn {

    private final WalkIns walkIns;
    private final PropertyMirror properties;
    private final ExpectWalkIn expectWalkIn;
    private final FindVisitorSettings findSettings;
    private final Outbox outbox;
    private final IdGenerator ids;
    private final Clock clock;

    AnswerWalkIn(
            WalkIns walkIns,
            PropertyMirror properties,
            ExpectWalkIn expectWalkIn,
            FindVisitorSettings findSettings,
            Outbox outbox,
            IdGenerator ids,
            Clock clock) {
        this.walkIns = walkIns;
        this.properties = properties;
        this.expectWalkIn = expectWalkIn;
        this.findSettings = findSettings;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /// From now on, and for a short time, a visitor is expected.
    ///
    /// @throws WalkInNotFoundException if there is none for a house of the caller's
    /// @throws WalkInStatusException if it is answered, withdrawn or too late; nothing changes
    @Transactional
    public WalkIn approve(UUID walkInId) {
        var walkIn = lock(walkInId);
        var now = clock.instant();
        var visitorId = ids.generateId();
        var approved = walkIn.approve(visitorId, Caller.current().userId(), now);
        expectWalkIn.expect(visitorId, visit(walkIn.details(), now), now);
        outbox.publish(approved);
        return walkIn;
    }

    /// @throws WalkInNotFoundException if there is none for a house of the caller's
    /// @throws WalkInStatusException if it is answered, withdrawn or too late; nothing changes
    @Transactional
    public WalkIn refuse(UUID walkInId) {
        var walkIn = lock(walkInId);
        var refused = walkIn.refuse(Caller.current().userId(), clock.instant());
        walkIns.flush();
        outbox.publish(refused);
        return walkIn;
    }

    private WalkIn lock(UUID walkInId) {
        return walkIns.lockById(walkInId)
                .filter(walkIn ->
                        properties
                                .holding(walkIn.propertyId(), Caller.current().userId())
                                .sees(walkIn.propertyId(), walkIn.createdBy(), walkIn.createdAt()))
                .orElseThrow(() -> new WalkInNotFoundException(walkInId));
    }

    private VisitDetails visit(WalkInDetails asked, Instant now) {
        return new VisitDetails(
                asked.propertyId(),
                VisitKind.WALK_IN,
                asked.company(),
                asked.name(),
                asked.phone(),
                asked.plate(),
                asked.purpose(),
                asked.partySize(),
                now,
                now.plus(Duration.ofMinutes(findSettings.terms().walkInPassMinutes())));
    }
}
