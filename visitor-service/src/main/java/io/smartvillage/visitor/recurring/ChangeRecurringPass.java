package io.smartvillage.visitor.recurring;

import io.smartvillage.platform.messaging.Outbox;
import io.smartvillage.platform.villagedirectory.VillageDirectory;
import io.smartvillage.platform.web.precondition.IfMatch;
import io.smartvillage.platform.web.problem.BadParameterException;
import io.smartvillage.visitor.livecode.LiveCodes;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Gives a pass another end or other exceptions, or takes it back. The code stays the same.
@Service
public class ChangeRecurringPass {

    private final RecurringPasses passes;
    private final PassWindows passWindows;
    private final FindRecurringPasses findPasses;
    private final VillageDirectory village;
    private final LiveCodes liveCodes;
    private final Outbox outbox;
    private final Clock clock;

    ChangeRecurringPass(
            RecurringPasses passes,
            PassWindows passWindows,
            FindRecurringPasses findPasses,
            VillageDirectory village,
            LiveCodes liveCodes,
            Outbox outbox,
            Clock clock) {
        this.passes = passes;
        this.passWindows = passWindows;
        this.findPasses = findPasses;
        this.village = village;
        this.liveCodes = liveCodes;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// What is empty stays as it is.
    ///
    /// @throws RecurringPassNotFoundException if there is none, or it is not the caller's to change
    /// @throws RecurringPassStatusException if the pass is not active
    /// @throws BadParameterException if no window is left, or the last is after more than a year
    @Transactional
    public RecurringPass change(
            UUID passId,
            IfMatch precondition,
            Optional<LocalDate> lastDay,
            Optional<List<LocalDate>> exceptDays) {
        var pass = findPasses.ofCaller(passId, "recurring-pass:change");
        precondition.require(pass.currentVersion());
        var before = pass.recurrence();
        if (lastDay.isPresent() && lastDay.get().isBefore(before.firstDay())) {
            throw new BadParameterException("lastDay", "field.recurrence-order");
        }
        var recurrence =
                new Recurrence(
                        before.rule(),
                        before.firstDay(),
                        lastDay.orElse(before.lastDay()),
                        exceptDays.orElse(before.exceptDays()),
                        before.starts(),
                        before.ends());
        var windows = Windows.of(recurrence, village.timeZone());
        var changed = pass.change(recurrence, windows, clock.instant());
        passes.flush();
        passWindows.replace(passId, windows);
        outbox.publish(changed, pass.passState(windows));
        return pass;
    }

    /// @throws RecurringPassNotFoundException if there is none, or it is not the caller's to change
    /// @throws RecurringPassStatusException if the pass is not active
    @Transactional
    public RecurringPass cancel(UUID passId) {
        var pass = findPasses.ofCaller(passId, "recurring-pass:change");
        cancel(pass);
        return pass;
    }

    /// Of somebody who is erased.
    @Transactional(propagation = Propagation.MANDATORY)
    public void cancelAllOf(UUID userId) {
        passes.findByCreatedByAndStatus(userId, RecurringPassStatus.ACTIVE).forEach(this::cancel);
    }

    private void cancel(RecurringPass pass) {
        var cancelled = pass.cancel(clock.instant());
        passes.flush();
        liveCodes.release(List.of(pass.id()));
        outbox.publish(cancelled, pass.passState(passWindows.of(pass.id())));
    }
}
