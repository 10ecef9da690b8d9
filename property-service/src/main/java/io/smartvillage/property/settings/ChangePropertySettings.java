package io.smartvillage.property.settings;

import io.smartvillage.platform.messaging.Outbox;
import io.smartvillage.platform.security.Caller;
import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.platform.web.precondition.IfMatch;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Decides everything anew. What is kept no longer stays as it is, and nothing is added to it.
@Service
public class ChangePropertySettings {

    private final FindPropertySettings findSettings;
    private final SettingsRows rows;
    private final Outbox outbox;
    private final Clock clock;

    ChangePropertySettings(
            FindPropertySettings findSettings, SettingsRows rows, Outbox outbox, Clock clock) {
        this.findSettings = findSettings;
        this.rows = rows;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// @throws io.smartvillage.platform.web.precondition.StalePreconditionException if they were
    ///   changed meanwhile
    @Transactional
    public PropertySettings change(
            IfMatch precondition,
            boolean partialOwnership,
            boolean vehicles,
            boolean pets,
            boolean keycards) {
        var by = Caller.current().userId();
        var now = clock.instant();
        precondition.require(findSettings.current().version());
        var wanted =
                new PropertySettings(
                        partialOwnership, vehicles, pets, keycards, precondition.version(), now);
        if (!rows.put(wanted, by, now)) {
            precondition.require(findSettings.current().version());
        }
        outbox.publish(
                new PropertySettingsChanged(
                        CurrentVillage.id(), partialOwnership, vehicles, pets, keycards, by, now));
        return findSettings.current();
    }
}
