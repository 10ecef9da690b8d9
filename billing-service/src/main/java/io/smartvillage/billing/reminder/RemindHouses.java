package io.smartvillage.billing.reminder;

import io.smartvillage.billing.calendar.BillingCalendar;
import io.smartvillage.platform.messaging.Outbox;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Goes round the houses in arrears and tells each the level that it has reached: once, until the
/// invoice from which its days are counted is settled. Repeating it on the same day tells nobody
/// twice.
@Service
public class RemindHouses {

    private final Reminders reminders;
    private final BillingCalendar calendar;
    private final Outbox outbox;
    private final Clock clock;

    RemindHouses(Reminders reminders, BillingCalendar calendar, Outbox outbox, Clock clock) {
        this.reminders = reminders;
        this.calendar = calendar;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    public ReminderRound remind() {
        reminders.awaitTurn();
        var today = calendar.today();
        var now = clock.instant();
        int cleared = reminders.clear(today, now);
        var due = reminders.remind(today, now);
        outbox.publishAll(due);
        return new ReminderRound(today, due.size(), cleared);
    }
}
