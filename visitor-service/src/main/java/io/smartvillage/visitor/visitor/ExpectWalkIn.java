package io.smartvillage.visitor.visitor;

import io.smartvillage.platform.security.Caller;
import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.visitor.entrycode.EntryCodes;
import io.smartvillage.visitor.settings.FindVisitorSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Expects somebody who stands at the gate already. There is no code: whoever is at the gate checks
/// them in, and no guess at codes can meet them.
@Service
public class ExpectWalkIn {

    private final Visitors visitors;
    private final EntryCodes entryCodes;
    private final FindVisitorSettings findSettings;
    private final TellOfVisitors tellOfVisitors;

    ExpectWalkIn(
            Visitors visitors,
            EntryCodes entryCodes,
            FindVisitorSettings findSettings,
            TellOfVisitors tellOfVisitors) {
        this.visitors = visitors;
        this.entryCodes = entryCodes;
        this.findSettings = findSettings;
        this.tellOfVisitors = tellOfVisitors;
    }

    /// As part of the transaction that approves.
    @Transactional(propagation = Propagation.MANDATORY)
    public void expect(UUID visitorId, VisitDetails details, Instant now) {
        var visitor =
                visitors.save(
                        new Visitor(
                                CurrentVillage.id(),
                                visitorId,
                                details,
                                Duration.ofMinutes(findSettings.terms().overstayGraceMinutes()),
                                entryCodes.hashOfNoCode(),
                                Caller.current().userId(),
                                now));
        tellOfVisitors.tell(visitor, visitor.registered());
    }
}
