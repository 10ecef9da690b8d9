package io.smartvillage.visitor.recurring;

import io.smartvillage.platform.messaging.Outbox;
import io.smartvillage.platform.security.Caller;
import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.platform.villagedirectory.VillageDirectory;
import io.smartvillage.platform.web.problem.BadParameterException;
import io.smartvillage.platform.web.problem.BadParameterException.FieldMessage;
import io.smartvillage.visitor.entrycode.EntryCodeKey;
import io.smartvillage.visitor.livecode.LiveCodes;
import io.smartvillage.visitor.property.PropertyMirror;
import io.smartvillage.visitor.settings.FindVisitorSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.IdGenerator;

/// Lets somebody come again and again, and draws the code for all the times.
@Service
public class IssueRecurringPass {

    /// @param entryCode known only here and now
    public record Issued(RecurringPass pass, String entryCode) {}

    private final RecurringPasses passes;
    private final PassWindows passWindows;
    private final PropertyMirror properties;
    private final VillageDirectory village;
    private final LiveCodes liveCodes;
    private final FindVisitorSettings findSettings;
    private final EntryCodeKey entryCodeKey;
    private final Outbox outbox;
    private final IdGenerator ids;
    private final Clock clock;

    IssueRecurringPass(
            RecurringPasses passes,
            PassWindows passWindows,
            PropertyMirror properties,
            VillageDirectory village,
            LiveCodes liveCodes,
            FindVisitorSettings findSettings,
            EntryCodeKey entryCodeKey,
            Outbox outbox,
            IdGenerator ids,
            Clock clock) {
        this.passes = passes;
        this.passWindows = passWindows;
        this.properties = properties;
        this.village = village;
        this.liveCodes = liveCodes;
        this.findSettings = findSettings;
        this.entryCodeKey = entryCodeKey;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /// @throws BadParameterException if the house is not one that the caller may issue passes for,
    ///   or the days do not fit
    @Transactional
    public Issued issue(RecurringPassDetails details, Recurrence recurrence) {
        var now = clock.instant();
        check(details, recurrence);
        var windows = Windows.of(recurrence, village.timeZone());
        if (!windows.getLast().until().isAfter(now)) {
            throw new BadParameterException("rule", "field.recurrence-never");
        }
        var villageId = CurrentVillage.id();
        var id = ids.generateId();
        var code =
                liveCodes.draw(
                        id,
                        Duration.between(now, latestEnd(recurrence)),
                        findSettings.terms().shortestCodeLength());
        var pass =
                passes.save(
                        new RecurringPass(
                                villageId,
                                id,
                                details,
                                recurrence,
                                windows,
                                entryCodeKey.hash(villageId, code),
                                Caller.current().userId(),
                                now));
        passes.flush();
        passWindows.replace(id, windows);
        outbox.publish(pass.issued(), pass.passState(windows));
        return new Issued(pass, code);
    }

    /// Another end may be given to the pass later, and the code stays as it is.
    private Instant latestEnd(Recurrence recurrence) {
        return recurrence
                .firstDay()
                .plusYears(1)
                .plusDays(2)
                .atStartOfDay(village.timeZone())
                .toInstant();
    }

    private void check(RecurringPassDetails details, Recurrence recurrence) {
        var wrong = new ArrayList<FieldMessage>();
        if (!mayIssueFor(details.propertyId())) {
            wrong.add(new FieldMessage("propertyId", "field.property", List.of()));
        }
        var today = LocalDate.ofInstant(clock.instant(), village.timeZone());
        var first = recurrence.firstDay();
        if (first.isBefore(today.minusDays(1))) {
            wrong.add(new FieldMessage("firstDay", "field.recurrence-begun", List.of()));
        }
        if (first.isAfter(today.plusYears(1))) {
            wrong.add(new FieldMessage("firstDay", "field.recurrence-far", List.of()));
        }
        if (recurrence.lastDay() != null && recurrence.lastDay().isBefore(first)) {
            wrong.add(new FieldMessage("lastDay", "field.recurrence-order", List.of()));
        }
        if (!wrong.isEmpty()) {
            throw new BadParameterException(wrong);
        }
    }

    private boolean mayIssueFor(UUID propertyId) {
        var caller = Caller.current();
        return caller.mayAll("recurring-pass:issue")
                ? properties.exists(propertyId)
                : properties.holding(propertyId, caller.userId()).has(propertyId);
    }
}
