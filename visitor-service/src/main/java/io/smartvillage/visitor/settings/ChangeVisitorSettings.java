package io.smartvillage.visitor.settings;

import io.smartvillage.platform.messaging.Outbox;
import io.smartvillage.platform.security.Caller;
import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.platform.web.precondition.IfMatch;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Decides everything anew. What was registered before keeps the times that it was given.
@Service
public class ChangeVisitorSettings {

    private final FindVisitorSettings findSettings;
    private final SettingsRows rows;
    private final Outbox outbox;
    private final Clock clock;

    ChangeVisitorSettings(
            FindVisitorSettings findSettings, SettingsRows rows, Outbox outbox, Clock clock) {
        this.findSettings = findSettings;
        this.rows = rows;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    public VisitorSettings change(IfMatch precondition, VisitorSettingsTerms terms) {
        precondition.require(findSettings.current().version());
        var by = Caller.current().userId();
        var now = clock.instant();
        if (!rows.put(terms, precondition.version(), by, now)) {
            precondition.require(findSettings.current().version());
        }
        outbox.publish(new VisitorSettingsChanged(CurrentVillage.id(), terms, by, now));
        return findSettings.current();
    }
}
