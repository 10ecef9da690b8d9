package io.smartvillage.visitor.recurring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.smartvillage.platform.web.problem.BadParameterException;
import io.smartvillage.visitor.visitor.PassState.Window;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowsTests {

    private static final ZoneId BANGKOK = ZoneId.of("Asia/Bangkok");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalTime EIGHT = LocalTime.of(8, 0);
    private static final LocalTime FIVE = LocalTime.of(17, 0);

    /// A Monday.
    private static final LocalDate FIRST = LocalDate.of(2026, 11, 30);

    @Test
    void holdsOnTheDaysOfTheRuleByTheVillagesClocks() {
        assertThat(windows("FREQ=WEEKLY;BYDAY=MO,WE;COUNT=3", FIRST, null))
                .containsExactly(
                        new Window(at("2026-11-30T01:00:00Z"), at("2026-11-30T10:00:00Z")),
                        new Window(at("2026-12-02T01:00:00Z"), at("2026-12-02T10:00:00Z")),
                        new Window(at("2026-12-07T01:00:00Z"), at("2026-12-07T10:00:00Z")));
    }

    @Test
    void theLastDayIsIncludedWhicheverWayItIsSaid() {
        var byItself = windows("FREQ=DAILY;UNTIL=20261203", FIRST, null);

        assertThat(byItself).hasSize(4);
        assertThat(windows("FREQ=DAILY", FIRST, FIRST.plusDays(3))).isEqualTo(byItself);
        assertThat(windows("freq=daily;count=9", FIRST, FIRST.plusDays(3))).isEqualTo(byItself);
    }

    @Test
    void exceptionsAreLeftOut() {
        var recurrence =
                new Recurrence(
                        "FREQ=DAILY;COUNT=4",
                        FIRST,
                        null,
                        List.of(FIRST.plusDays(2), FIRST.plusDays(1), FIRST.plusDays(9)),
                        EIGHT,
                        FIVE);

        assertThat(Windows.of(recurrence, BANGKOK))
                .extracting(window -> LocalDate.ofInstant(window.from(), BANGKOK))
                .containsExactly(FIRST, FIRST.plusDays(3));
    }

    @Test
    void theThirtyFirstIsOnlyInMonthsThatHaveIt() {
        assertThat(windows("FREQ=MONTHLY;BYMONTHDAY=31;COUNT=3", FIRST, null))
                .extracting(window -> LocalDate.ofInstant(window.from(), BANGKOK))
                .containsExactly(
                        LocalDate.of(2026, 12, 31),
                        LocalDate.of(2027, 1, 31),
                        LocalDate.of(2027, 3, 31));
        assertThat(windows("FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=4", FIRST, null))
                .extracting(window -> LocalDate.ofInstant(window.from(), BANGKOK))
                .containsExactly(
                        FIRST,
                        LocalDate.of(2026, 12, 31),
                        LocalDate.of(2027, 1, 31),
                        LocalDate.of(2027, 2, 28));
    }

    @ParameterizedTest
    @CsvSource({
        "22:00, 06:00, 2026-11-30T15:00:00Z, 2026-11-30T23:00:00Z",
        "18:00, 00:00, 2026-11-30T11:00:00Z, 2026-11-30T17:00:00Z",
        "00:00, 06:00, 2026-11-29T17:00:00Z, 2026-11-29T23:00:00Z",
        "00:00, 00:00, 2026-11-29T17:00:00Z, 2026-11-30T17:00:00Z"
    })
    void aWindowMayTouchMidnightOrGoPastIt(
            LocalTime starts, LocalTime ends, Instant from, Instant until) {
        var recurrence = new Recurrence("FREQ=DAILY;COUNT=1", FIRST, null, List.of(), starts, ends);

        assertThat(Windows.of(recurrence, BANGKOK)).containsExactly(new Window(from, until));
    }

    @Test
    void keepsTheHoursWhereClocksAreMoved() {
        var autumn = LocalDate.of(2026, 10, 24);
        var recurrence = new Recurrence("FREQ=DAILY;COUNT=3", autumn, null, List.of(), EIGHT, FIVE);

        assertThat(Windows.of(recurrence, BERLIN))
                .extracting(window -> window.from().atZone(BERLIN).toLocalTime())
                .containsOnly(EIGHT);
        assertThat(Windows.of(recurrence, BERLIN).get(0).from())
                .isEqualTo(at("2026-10-24T06:00:00Z"));
        assertThat(Windows.of(recurrence, BERLIN).get(1).from())
                .isEqualTo(at("2026-10-25T07:00:00Z"));
    }

    @Test
    void anHourThatComesTwiceIsInTwice() {
        var night =
                new Recurrence(
                        "FREQ=DAILY;COUNT=1",
                        LocalDate.of(2026, 10, 25),
                        null,
                        List.of(),
                        LocalTime.of(2, 0),
                        LocalTime.of(2, 30));

        assertThat(Windows.of(night, BERLIN))
                .containsExactly(
                        new Window(at("2026-10-25T00:00:00Z"), at("2026-10-25T01:30:00Z")));
    }

    @Test
    void anHourThatIsLeftOutIsNoWindow() {
        var night =
                new Recurrence(
                        "FREQ=DAILY;COUNT=2",
                        LocalDate.of(2027, 3, 28),
                        null,
                        List.of(),
                        LocalTime.of(2, 30),
                        LocalTime.of(3, 0));

        assertThat(Windows.of(night, BERLIN))
                .containsExactly(
                        new Window(at("2027-03-29T00:30:00Z"), at("2027-03-29T01:00:00Z")));
    }

    @ParameterizedTest
    @CsvSource({
        "nonsense, field.recurrence-rule",
        "FREQ=WEEKLY;BYDAY=XX, field.recurrence-rule",
        "FREQ=DAILY;COUNT=2;UNTIL=20261210, field.recurrence-rule",
        "FREQ=DAILY;COUNT=0, field.recurrence-rule",
        "FREQ=DAILY;COLOUR=RED, field.recurrence-rule",
        "FREQ=HOURLY;COUNT=3, field.recurrence-fine",
        "FREQ=SECONDLY, field.recurrence-fine",
        "FREQ=DAILY;BYHOUR=8;COUNT=3, field.recurrence-fine",
        "FREQ=DAILY;UNTIL=20261210T100000Z, field.recurrence-until",
        "FREQ=DAILY, field.recurrence-endless",
        "FREQ=YEARLY;INTERVAL=5, field.recurrence-endless",
        "FREQ=DAILY;COUNT=367, field.recurrence-long",
        "FREQ=DAILY;COUNT=2000000000, field.recurrence-long",
        "FREQ=DAILY;UNTIL=20290101, field.recurrence-long",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=3, field.recurrence-never",
        "FREQ=WEEKLY;BYDAY=FR;UNTIL=20261201, field.recurrence-never"
    })
    void namesARuleThatCannotBe(String rule, String message) {
        assertThatExceptionOfType(BadParameterException.class)
                .isThrownBy(() -> windows(rule, FIRST, null))
                .satisfies(e -> {
                    assertThat(e.fields()).hasSize(1);
                    assertThat(e.fields().getFirst().field()).isEqualTo("rule");
                    assertThat(e.fields().getFirst().messageKey()).isEqualTo(message);
                });
    }

    @Test
    void aWholeYearOfDaysIsTheMost() {
        assertThat(windows("FREQ=DAILY;COUNT=366", FIRST, null)).hasSize(366);
    }

    /// Against a calendar that is walked day by day.
    @Property(tries = 200)
    void weeklyRulesHoldOnTheirDaysAndNoOther(
            @ForAll @IntRange(max = 400) int firstAfter,
            @ForAll @IntRange(max = 365) int days,
            @ForAll Set<DayOfWeek> weekdays,
            @ForAll @IntRange(max = 23) int startHour,
            @ForAll @IntRange(max = 23) int endHour) {
        var first = FIRST.plusDays(firstAfter);
        var last = first.plusDays(days);
        var expected =
                first.datesUntil(last.plusDays(1))
                        .filter(day -> weekdays.contains(day.getDayOfWeek()))
                        .toList();
        if (expected.isEmpty()) {
            return;
        }
        var byDay =
                String.join(",", weekdays.stream().map(day -> day.name().substring(0, 2)).toList());

        var windows =
                Windows.of(
                        new Recurrence(
                                "FREQ=WEEKLY;BYDAY=" + byDay,
                                first,
                                last,
                                List.of(),
                                LocalTime.of(startHour, 0),
                                LocalTime.of(endHour, 0)),
                        BANGKOK);

        assertThat(windows)
                .extracting(window -> LocalDate.ofInstant(window.from(), BANGKOK))
                .isEqualTo(expected);
        assertThat(windows)
                .allSatisfy(window -> {
                    var length = Duration.between(window.from(), window.until());
                    assertThat(length).isPositive().isLessThanOrEqualTo(Duration.ofDays(1));
                });
        for (int i = 1; i < windows.size(); i++) {
            assertThat(windows.get(i).from()).isAfterOrEqualTo(windows.get(i - 1).until());
        }
    }

    private static List<Window> windows(String rule, LocalDate first, @Nullable LocalDate last) {
        return Windows.of(new Recurrence(rule, first, last, List.of(), EIGHT, FIVE), BANGKOK);
    }

    private static Instant at(String time) {
        return Instant.parse(time);
    }
}
