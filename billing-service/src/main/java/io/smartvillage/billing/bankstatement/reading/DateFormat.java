package io.smartvillage.billing.bankstatement.reading;

import io.smartvillage.billing.bankstatement.reading.StatementLayout.Era;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// One way to write a day, such as `dd-MMM-yyyy`. Digits must be Arabic.
final class DateFormat {

    private static final Pattern PARTS = Pattern.compile("d{1,2}|M{1,4}|y{4}|yy|[-/. ]+");
    private static final Pattern DAY = Pattern.compile("d{1,2}");
    private static final Pattern MONTH = Pattern.compile("M{1,4}");
    private static final Pattern YEAR = Pattern.compile("y{4}|yy");
    private static final String SEPARATOR = "\\s*[-/.\\s]\\s*";
    private static final int FIRST_BUDDHIST_YEAR = 2400;
    private static final int BUDDHIST_AHEAD = 543;
    private static final int EARLIEST = 1900;
    private static final int LATEST = 2199;
    private static final int FIRST_BUDDHIST_OF_TWO_DIGITS = 60;
    private static final Map<String, Integer> MONTHS = months();

    private final Pattern whole;
    private final Pattern within;
    private final Era era;

    DateFormat(String format, Era era) {
        var regex = regex(format);
        this.whole = Pattern.compile(regex);
        this.within = Pattern.compile("(?<!\\d)(?:" + regex + ")(?!\\d)");
        this.era = era;
    }

    static boolean isValid(String format) {
        return PARTS.matcher(format).replaceAll("").isEmpty()
                && DAY.matcher(format).results().count() == 1
                && MONTH.matcher(format).results().count() == 1
                && YEAR.matcher(format).results().count() == 1;
    }

    private static String regex(String format) {
        var fixedWidth = format.chars().allMatch(Character::isLetter) && !format.contains("MMM");
        var number = fixedWidth ? "\\d{2})" : "\\d{1,2})";
        var regex = new StringBuilder();
        PARTS.matcher(format)
                .results()
                .map(MatchResult::group)
                .forEach(part ->
                        regex.append(
                                switch (part) {
                                    case "d", "dd" -> "(?<day>" + number;
                                    case "M", "MM" -> "(?<month>" + number;
                                    case "MMM", "MMMM" ->
                                            "(?<month>[\\p{L}\\p{M}][\\p{L}\\p{M}.]*)";
                                    case "yy" -> "(?<year>\\d{2})";
                                    case "yyyy" -> "(?<year>\\d{4})";
                                    default -> SEPARATOR;
                                }));
        return regex.toString();
    }

    /// @return empty if it is written in another way
    /// @throws DateTimeException if there is no such day
    Optional<LocalDate> parse(String text) {
        var matcher = whole.matcher(text);
        return matcher.matches() ? day(matcher) : Optional.empty();
    }

    /// A day inside a longer text, and where it begins.
    record Found(int at, LocalDate date) {}

    Stream<Found> findAll(String text) {
        return within.matcher(text)
                .results()
                .flatMap(match -> {
                    try {
                        return day(match).map(date -> new Found(match.start(), date)).stream();
                    } catch (DateTimeException _) {
                        return Stream.empty();
                    }
                });
    }

    /// Whether a text begins with something written like this, be it a day or not.
    boolean begins(String text) {
        return within.matcher(text).lookingAt();
    }

    private Optional<LocalDate> day(MatchResult match) {
        return month(match.group("month"))
                .map(month ->
                        LocalDate.of(
                                year(match.group("year")),
                                month,
                                Integer.parseInt(match.group("day"))));
    }

    private int year(String digits) {
        int year = Integer.parseInt(digits);
        if (digits.length() > 2) {
            int christian = year >= FIRST_BUDDHIST_YEAR ? year - BUDDHIST_AHEAD : year;
            if (christian < EARLIEST || christian > LATEST) {
                throw new DateTimeException("year " + year);
            }
            return christian;
        }
        var buddhist =
                switch (era) {
                    case BUDDHIST -> true;
                    case CHRISTIAN -> false;
                    case AUTO -> year >= FIRST_BUDDHIST_OF_TWO_DIGITS;
                };
        return buddhist ? 2500 + year - BUDDHIST_AHEAD : 2000 + year;
    }

    private static Optional<Integer> month(String text) {
        if (Character.isDigit(text.charAt(0))) {
            return Optional.of(Integer.parseInt(text));
        }
        return Optional.ofNullable(MONTHS.get(Wording.name(text)));
    }

    private static Map<String, Integer> months() {
        var names =
                new String[][] {
                    {"มกราคม", "ม.ค.", "January"},
                    {"กุมภาพันธ์", "ก.พ.", "February"},
                    {"มีนาคม", "มี.ค.", "March"},
                    {"เมษายน", "เม.ย.", "April"},
                    {"พฤษภาคม", "พ.ค.", "May"},
                    {"มิถุนายน", "มิ.ย.", "June"},
                    {"กรกฎาคม", "ก.ค.", "July"},
                    {"สิงหาคม", "ส.ค.", "August"},
                    {"กันยายน", "ก.ย.", "September"},
                    {"ตุลาคม", "ต.ค.", "October"},
                    {"พฤศจิกายน", "พ.ย.", "November"},
                    {"ธันวาคม", "ธ.ค.", "December"},
                };
        var months = new HashMap<String, Integer>();
        for (int month = 1; month <= names.length; month++) {
            for (var name : names[month - 1]) {
                months.put(Wording.name(name), month);
            }
            months.put(names[month - 1][2].substring(0, 3).toLowerCase(Locale.ROOT), month);
        }
        months.put("sept", 9);
        return Map.copyOf(months);
    }
}
