package io.smartvillage.billing.bankstatement.reading;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A cell with a day, and perhaps a time after it.
record DayAndTime(LocalDate day, @Nullable LocalTime time) {

    private static final String CLOCK =
            "(?<hour>\\d{1,2})[:.](?<minute>\\d{2})(?:[:.](?<second>\\d{2})(?:[.,]\\d+)?)?"
                    + "\\s*(?<half>[AaPp]\\.?[Mm]\\.?)?(?:\\s*น\\.?)?";

    private static final Pattern TIME = Pattern.compile(CLOCK);
    private static final Pattern DAY_THEN_TIME =
            Pattern.compile("(?<day>.*?[^\\s,T])(?:\\s*,\\s*|\\s+|T)(?<clock>" + CLOCK + ")");

    private static final Pattern ERA = Pattern.compile("พ\\.?\\s*ศ\\.?|ค\\.?\\s*ศ\\.?");

    /// How a layout writes its days.
    static final class Reading {

        private final List<DateFormat> formats;

        Reading(StatementLayout.Dates dates) {
            formats =
                    dates.formats().stream()
                            .map(format -> new DateFormat(format, dates.era()))
                            .toList();
        }

        /// @throws UnreadableCellException if it is in none of the layout's formats, or there is no
        ///   such day
        DayAndTime read(String cell) throws UnreadableCellException {
            var text = plain(cell);
            var day = day(text);
            if (day.isPresent()) {
                return new DayAndTime(day.get(), null);
            }
            var both = DAY_THEN_TIME.matcher(text);
            if (both.matches()) {
                var before = day(both.group("day"));
                if (before.isPresent()) {
                    return new DayAndTime(before.get(), readTime(both.group("clock")));
                }
            }
            throw new UnreadableCellException(RowError.Reason.DATE_UNREADABLE);
        }

        /// Whether it begins like a day, existing or not.
        boolean begins(String cell) {
            var text = plain(cell);
            return formats.stream().anyMatch(format -> format.begins(text));
        }

        /// All days in a text, in its order.
        List<LocalDate> findAll(String text) {
            var plain = plain(text);
            for (var format : formats) {
                var found =
                        format.findAll(plain)
                                .sorted(Comparator.comparingInt(DateFormat.Found::at))
                                .map(DateFormat.Found::date)
                                .toList();
                if (!found.isEmpty()) {
                    return found;
                }
            }
            return List.of();
        }

        private Optional<LocalDate> day(String text) throws UnreadableCellException {
            var noSuchDay = false;
            for (var format : formats) {
                try {
                    var day = format.parse(text);
                    if (day.isPresent()) {
                        return day;
                    }
                } catch (DateTimeException _) {
                    noSuchDay = true;
                }
            }
            if (noSuchDay) {
                throw new UnreadableCellException(RowError.Reason.NO_SUCH_DAY);
            }
            return Optional.empty();
        }

        private static String plain(String text) {
            return Wording.arabicDigits(ERA.matcher(text).replaceAll(" "))
                    .replaceAll("\\s+", " ")
                    .strip();
        }
    }

    /// @throws UnreadableCellException if it is no time of day
    static LocalTime readTime(String cell) throws UnreadableCellException {
        var matcher = TIME.matcher(Wording.arabicDigits(cell));
        if (!matcher.matches()) {
            throw new UnreadableCellException(RowError.Reason.TIME_UNREADABLE);
        }
        int hour = Integer.parseInt(matcher.group("hour"));
        int second =
                matcher.group("second") == null ? 0 : Integer.parseInt(matcher.group("second"));
        try {
            return LocalTime.of(
                    hourOfDay(hour, matcher.group("half")),
                    Integer.parseInt(matcher.group("minute")),
                    second);
        } catch (DateTimeException _) {
            throw new UnreadableCellException(RowError.Reason.TIME_UNREADABLE);
        }
    }

    private static int hourOfDay(int hour, @Nullable String half) throws UnreadableCellException {
        if (half == null) {
            return hour;
        }
        if (hour < 1 || hour > 12) {
            throw new UnreadableCellException(RowError.Reason.TIME_UNREADABLE);
        }
        var afternoon = half.charAt(0) == 'p' || half.charAt(0) == 'P';
        return hour % 12 + (afternoon ? 12 : 0);
    }
}
