package io.smartvillage.access.settings;

import io.smartvillage.platform.messaging.Outbox;
import io.smartvillage.platform.security.Caller;
import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.platform.web.precondition.IfMatch;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Decides everything anew. A shorter retention takes effect with the next run of the purge, and
/// what that takes is gone.
@Service
public class ChangeAccessSettings {

    private final FindAccessSettings findSettings;
    private final SettingsRows rows;
    private final Outbox outbox;
    private final Clock clock;

    ChangeAccessSettings(
            FindAccessSettings findSettings, SettingsRows rows, Outbox outbox, Clock clock) {
        this.findSettings = findSettings;
        this.rows = rows;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// @throws io.smartvillage.platform.web.precondition.StalePreconditionException if they were
    ///   changed meanwhile
    @Transactional
    public AccessSettings change(
            IfMatch precondition,
            int logRetentionMonths,
            Duration overstayGrace,
            Duration overstayAfter) {
        var by = Caller.current().userId();
        var now = clock.instant();
        precondition.require(findSettings.current().version());
        if (!rows.put(
                logRetentionMonths,
                overstayGrace,
                overstayAfter,
                precondition.version(),
                by,
                now)) {
            precondition.require(findSettings.current().version());
        }
        outbox.publish(
                new AccessSettingsChanged(
                        CurrentVillage.id(),
                        logRetentionMonths,
                        overstayGrace.toMinutes(),
                        overstayAfter.toHours(),
                        by,
                        now));
        return findSettings.current();
    }
}
