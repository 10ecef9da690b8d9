package io.smartvillage.visitor.recurring;

import io.smartvillage.platform.web.problem.BadParameterException;
import io.smartvillage.visitor.visitor.PassState.Window;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.Freq;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRule.Part;
import org.dmfs.rfc5545.recur.RecurrenceRule.RfcMode;

/// Works out when a recurrence lets somebody in. At most one window begins on a day, and no day is
/// more than a year after the first, so there are never more than a pass may have.
final class Windows {

    private static final Set<Freq> OF_DAYS =
            Set.of(Freq.YEARLY, Freq.MONTHLY, Freq.WEEKLY, Freq.DAILY);
    private static final int MONTH_OF_ZERO = 1;

    private Windows() {}

    /// @param zone the village's
    /// @return in order, apart from each other, at least one
    /// @throws BadParameterException if the rule is none, is finer than days, has no end or one
    ///   after more than a year, or lets nobody in
    static List<Window> of(Recurrence recurrence, ZoneId zone) {
        var windows = new ArrayList<Window>();
        for (var day : days(recurrence)) {
            var from = day.atTime(recurrence.starts()).atZone(zone);
            var endDay = recurrence.ends().isAfter(recurrence.starts()) ? day : day.plusDays(1);
            // Where clocks are put back, an hour comes twice: it ends with the second.
            var until = endDay.atTime(recurrence.ends()).atZone(zone).withLaterOffsetAtOverlap();
            // Where they are put forward, a window may vanish.
            if (from.toInstant().isBefore(until.toInstant())) {
                windows.add(new Window(from.toInstant(), until.toInstant()));
            }
        }
        if (windows.isEmpty()) {
            throw new BadParameterException("rule", "field.recurrence-never");
        }
        return windows;
    }

    private static List<LocalDate> days(Recurrence recurrence) {
        var rule = rule(recurrence);
        var first = recurrence.firstDay();
        var latest = first.plusYears(1);
        var except = new HashSet<>(recurrence.exceptDays());
        var days = new ArrayList<LocalDate>();
        try {
            var found = rule.iterator(dateTime(first));
            while (found.hasNext()) {
                var day = localDate(found.nextDateTime());
                if (recurrence.lastDay() != null && day.isAfter(recurrence.lastDay())) {
                    break;
                }
                if (day.isAfter(latest)) {
                    var field = recurrence.lastDay() == null ? "rule" : "lastDay";
                    throw new BadParameterException(field, "field.recurrence-long");
                }
                if (!except.contains(day)) {
                    days.add(day);
                }
            }
        } catch (IllegalArgumentException _) {
            // The library has looked for long, and there is no such day: 30 February.
            throw new BadParameterException("rule", "field.recurrence-never");
        }
        return days;
    }

    private static RecurrenceRule rule(Recurrence recurrence) {
        RecurrenceRule rule;
        try {
            rule =
                    new RecurrenceRule(
                            recurrence.rule().toUpperCase(Locale.ROOT), RfcMode.RFC5545_STRICT);
        } catch (InvalidRecurrenceRuleException _) {
            throw new BadParameterException("rule", "field.recurrence-rule");
        }
        if (isFinerThanDays(rule)) {
            throw new BadParameterException("rule", "field.recurrence-fine");
        }
        if (rule.getUntil() != null && !rule.getUntil().isAllDay()) {
            throw new BadParameterException("rule", "field.recurrence-until");
        }
        if (rule.isInfinite()) {
            if (recurrence.lastDay() == null) {
                throw new BadParameterException("rule", "field.recurrence-endless");
            }
            rule.setUntil(dateTime(recurrence.lastDay()));
        }
        return rule;
    }

    /// The parts are named here only: touched before any rule, the library fails to load them.
    private static boolean isFinerThanDays(RecurrenceRule rule) {
        return !OF_DAYS.contains(rule.getFreq())
                || rule.hasPart(Part.BYHOUR)
                || rule.hasPart(Part.BYMINUTE)
                || rule.hasPart(Part.BYSECOND);
    }

    private static DateTime dateTime(LocalDate day) {
        return new DateTime(
                day.getYear(), day.getMonthValue() - MONTH_OF_ZERO, day.getDayOfMonth());
    }

    private static LocalDate localDate(DateTime day) {
        return LocalDate.of(day.getYear(), day.getMonth() + MONTH_OF_ZERO, day.getDayOfMonth());
    }
}
