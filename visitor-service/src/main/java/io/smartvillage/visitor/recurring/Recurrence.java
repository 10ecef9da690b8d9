package io.smartvillage.visitor.recurring;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// On which days, and when on such a day, somebody may come.
///
/// @param rule a rule of RFC 5545 for days, such as `FREQ=WEEKLY;BYDAY=MO,WE`
/// @param firstDay of which the rule counts
/// @param lastDay included; null if the rule ends by itself
/// @param exceptDays of the rule's, on which it does not hold, in order
/// @param starts by the village's clocks
/// @param ends not included; at or before `starts`, it is that of the next day
public record Recurrence(
        String rule,
        LocalDate firstDay,
        @Nullable LocalDate lastDay,
        List<LocalDate> exceptDays,
        LocalTime starts,
        LocalTime ends) {

    public Recurrence {
        exceptDays = exceptDays.stream().distinct().sorted().toList();
    }
}
