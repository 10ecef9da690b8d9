package io.smartvillage.billing.bankstatement.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.smartvillage.billing.bankstatement.reading.StatementLayout.Dates;
import io.smartvillage.billing.bankstatement.reading.StatementLayout.Era;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellTests {

    private static final List<String> FORMATS =
            List.of("dd/MM/yyyy", "dd/MM/yy", "yyyy-MM-dd", "dd-MMM-yyyy", "dd-MMM-yy", "ddMMyyyy");

    private static final String COMMA_LAYOUT =
            """
            id: comma
            name: with commas as decimal separators
            columns: {date: [Date], debit: [Debit], credit: [Credit]}
            dates: {formats: [dd/MM/yyyy]}
            decimals: {separator: ",", grouping: "."}
            blanks: [none]
            """;

    @ParameterizedTest
    @CsvSource({
        "01/04/2569, 2026-04-01",
        "01/04/2026, 2026-04-01",
        "1.4.2569, 2026-04-01",
        "1 - 4 - 2026, 2026-04-01",
        "01/04/69, 2026-04-01",
        "01/04/26, 2026-04-01",
        "29/02/2567, 2024-02-29",
        "31/12/2443, 1900-12-31",
        "๐๑/๐๔/๒๕๖๙, 2026-04-01",
        "2569-04-01, 2026-04-01",
        "01-เม.ย.-2569, 2026-04-01",
        "1 เมษายน 2569, 2026-04-01",
        "1 เมษายน พ.ศ. 2569, 2026-04-01",
        "1 เมย 69, 2026-04-01",
        "01-Apr-2026, 2026-04-01",
        "1 sept 26, 2026-09-01",
        "28 ก.พ. 2569, 2026-02-28",
        "31 ธันวาคม 2569, 2026-12-31",
        "01042569, 2026-04-01",
    })
    void readsDays(String text, LocalDate expected) throws UnreadableCellException {
        assertThat(days(Era.AUTO).read(text)).isEqualTo(new DayAndTime(expected, null));
    }

    @ParameterizedTest
    @CsvSource({
        "AUTO, 59, 2059",
        "AUTO, 60, 2017",
        "BUDDHIST, 59, 2016",
        "BUDDHIST, 26, 1983",
        "CHRISTIAN, 69, 2069",
    })
    void takesTwoDigitYearsByTheEra(Era era, String digits, int year)
            throws UnreadableCellException {
        assertThat(days(era).read("01/04/" + digits).day().getYear()).isEqualTo(year);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "31/04/2026",
                "29/02/2026",
                "00/01/2026",
                "01/00/2026",
                "01/04/2399",
                "01/04/2400"
            })
    void refusesDaysThatThereAreNot(String text) {
        assertUnreadable(text, RowError.Reason.NO_SUCH_DAY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"04/2026", "01/04/202", "01/04/20266", "001/04/2026", "46113", "1 Foo 2026"})
    void refusesWhatIsNotWrittenLikeADay(String text) {
        assertUnreadable(text, RowError.Reason.DATE_UNREADABLE);
    }

    @ParameterizedTest
    @CsvSource({
        "9:05, 09:05",
        "23:59:59, 23:59:59",
        "09.05, 09:05",
        "09:05 น., 09:05",
        "12:00 AM, 00:00",
        "1:30 pm, 13:30",
        "๐๙:๐๕, 09:05",
        "10:00:01.250, 10:00:01",
    })
    void readsTimes(String text, LocalTime expected) throws UnreadableCellException {
        assertThat(DayAndTime.readTime(text)).isEqualTo(expected);
        assertThat(days(Era.AUTO).read("01/04/2569 " + text))
                .isEqualTo(new DayAndTime(LocalDate.of(2026, 4, 1), expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"24:00", "9:5", "10:60", "13:00 pm", "0900", "x"})
    void refusesWhatIsNoTime(String text) {
        assertThatExceptionOfType(UnreadableCellException.class)
                .isThrownBy(() -> DayAndTime.readTime(text));
    }

    @Test
    void findsDaysInTexts() {
        assertThat(days(Era.AUTO).findAll("จาก 01-เม.ย.-2569 ถึง 30-เม.ย.-2569"))
                .containsExactly(LocalDate.of(2026, 4, 1), LocalDate.of(2026, 4, 30));
        assertThat(days(Era.AUTO).findAll("account 123-4-56789-0, 31/02/2026")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,200.00|1200.00",
                "1200|1200.00",
                "1,234,567.8|1234567.80",
                ".50|0.50",
                "5.|5.00",
                "5.1000|5.10",
                "(1,200.00)|-1200.00",
                "( ฿1,200.00 )|-1200.00",
                "-1,200.00|-1200.00",
                "1,200.00-|-1200.00",
                "−5|-5.00",
                "+5|5.00",
                "฿ 1,200.00|1200.00",
                "THB1,200.00|1200.00",
                "1,200.00 บาท|1200.00",
                "1,200.00 CR|1200.00",
                "1,200.00dr|-1200.00",
                "๑,๒๐๐.๕๐|1200.50",
                "0|0.00",
                "999999999999.99|999999999999.99",
            })
    void readsAmounts(String text, BigDecimal expected) throws UnreadableCellException {
        assertThat(amounts().read(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "--", "–", "N/A", "n/a"})
    void readsNothingFromBlanks(String text) throws UnreadableCellException {
        assertThat(amounts().read(text)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,20.00|AMOUNT_UNREADABLE",
                "12,00|AMOUNT_UNREADABLE",
                "1.200,00|AMOUNT_UNREADABLE",
                "1 200.00|AMOUNT_UNREADABLE",
                "(-5)|AMOUNT_UNREADABLE",
                "--5|AMOUNT_UNREADABLE",
                "-5 CR|AMOUNT_UNREADABLE",
                "(5|AMOUNT_UNREADABLE",
                "1.2E+05|AMOUNT_UNREADABLE",
                "#REF!|AMOUNT_UNREADABLE",
                ".|AMOUNT_UNREADABLE",
                "฿|AMOUNT_UNREADABLE",
                "5฿5|AMOUNT_UNREADABLE",
                "0.001|AMOUNT_TOO_PRECISE",
                "1000000000000|AMOUNT_TOO_LARGE",
            })
    void refusesWhatIsNoAmount(String text, RowError.Reason reason) {
        assertThatExceptionOfType(UnreadableCellException.class)
                .isThrownBy(() -> amounts().read(text))
                .matches(e -> e.reason() == reason, "reason " + reason);
    }

    @Test
    void readsAmountsAsTheLayoutWritesThem() throws UnreadableCellException {
        var amounts = new AmountFormat(StatementLayout.parse(COMMA_LAYOUT));

        assertThat(amounts.read("1.200,50")).isEqualTo("1200.50");
        assertThat(amounts.read("none")).isNull();
        assertThatExceptionOfType(UnreadableCellException.class)
                .isThrownBy(() -> amounts.read("1,200.50"));
    }

    private static AmountFormat amounts() {
        return new AmountFormat(StatementLayouts.builtIn().getLast());
    }

    private static DayAndTime.Reading days(Era era) {
        return new DayAndTime.Reading(new Dates(FORMATS, era));
    }

    private static void assertUnreadable(String text, RowError.Reason reason) {
        assertThatExceptionOfType(UnreadableCellException.class)
                .isThrownBy(() -> days(Era.AUTO).read(text))
                .matches(e -> e.reason() == reason, "reason " + reason);
    }
}
