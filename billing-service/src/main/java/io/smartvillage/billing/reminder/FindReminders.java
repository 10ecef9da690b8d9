package io.smartvillage.billing.reminder;

import io.smartvillage.billing.property.PropertyMirror;
import io.smartvillage.platform.security.Caller;
import io.smartvillage.platform.web.paging.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Shows reminders: all of the village to those who may, those of their own houses to residents.
@Service
public class FindReminders {

    private final Reminders reminders;
    private final PropertyMirror properties;

    FindReminders(Reminders reminders, PropertyMirror properties) {
        this.reminders = reminders;
        this.properties = properties;
    }

    @Transactional(readOnly = true)
    public List<Reminder> page(
            PageRequest page, Optional<UUID> propertyId, Optional<ReminderLevel> level) {
        var caller = Caller.current();
        var houses =
                caller.mayAll("reminder:read")
                        ? Optional.<List<UUID>>empty()
                        : Optional.of(properties.ofPerson(caller.userId()));
        return reminders.page(
                page.after().map(cursor -> cursor.id(0)),
                propertyId,
                level,
                houses,
                page.fetchSize());
    }
}
