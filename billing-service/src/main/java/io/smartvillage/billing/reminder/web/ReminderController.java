package io.smartvillage.billing.reminder.web;

import io.smartvillage.billing.reminder.FindReminders;
import io.smartvillage.billing.reminder.RemindHouses;
import io.smartvillage.billing.reminder.Reminder;
import io.smartvillage.billing.reminder.ReminderLevel;
import io.smartvillage.billing.reminder.ReminderRound;
import io.smartvillage.platform.web.paging.Cursor;
import io.smartvillage.platform.web.paging.Page;
import io.smartvillage.platform.web.paging.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ReminderController {

    private final RemindHouses remindHouses;
    private final FindReminders findReminders;

    ReminderController(RemindHouses remindHouses, FindReminders findReminders) {
        this.remindHouses = remindHouses;
        this.findReminders = findReminders;
    }

    @Operation(
            summary = "Reminds the houses in arrears that have reached another level",
            description =
                    "Happens by itself as well. Repeating it reminds nobody twice of the same level.")
    @PostMapping("/api/v1/reminder-rounds")
    @PreAuthorize("hasAuthority('reminder:send')")
    ReminderRound remind() {
        return remindHouses.remind();
    }

    @Operation(summary = "Reminders of the village; residents see those of their own houses")
    @GetMapping("/api/v1/reminders")
    @PreAuthorize("hasAnyAuthority('reminder:read', 'reminder:read:own')")
    Page<Reminder> list(
            PageRequest page,
            @RequestParam Optional<UUID> propertyId,
            @RequestParam Optional<ReminderLevel> level) {
        return Page.of(
                findReminders.page(page, propertyId, level),
                page,
                reminder -> Cursor.at(reminder.id()),
                Function.identity());
    }
}
