package io.smartvillage.billing.bankstatement.reading;

import static io.smartvillage.billing.bankstatement.reading.StatementFiles.KBANK_CORPORATE;
import static io.smartvillage.billing.bankstatement.reading.StatementFiles.SCB_BUSINESS;
import static io.smartvillage.billing.bankstatement.reading.StatementFiles.baht;
import static io.smartvillage.billing.bankstatement.reading.StatementFiles.read;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.smartvillage.billing.bankstatement.reading.RowError.Reason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrokenStatementTests {

    private static final String HEADER = "Date,Time,Description,Debit,Credit,Balance\n";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ,10:00,x,,1.00,1.00             | Date    |              | DATE_MISSING
                    31/02/2026,10:00,x,,1.00,1.00   | Date    | 31/02/2026   | NO_SUCH_DAY
                    29/02/2570,10:00,x,,1.00,1.00   | Date    | 29/02/2570   | NO_SUCH_DAY
                    01/13/2026,10:00,x,,1.00,1.00   | Date    | 01/13/2026   | NO_SUCH_DAY
                    01/04/0026,10:00,x,,1.00,1.00   | Date    | 01/04/0026   | NO_SUCH_DAY
                    1 April,10:00,x,,1.00,1.00      | Date    | 1 April      | DATE_UNREADABLE
                    01/04/2026,25:00,x,,1.00,1.00   | Time    | 25:00        | TIME_UNREADABLE
                    01/04/2026,soon,x,,1.00,1.00    | Time    | soon         | TIME_UNREADABLE
                    01/04/2026,10:00,x,,,1.00       | Credit  |              | AMOUNT_MISSING
                    01/04/2026,10:00,x,0.00,-,1.00  | Credit  | -            | AMOUNT_MISSING
                    01/04/2026,10:00,x,,1.2.3,1.00  | Credit  | 1.2.3        | AMOUNT_UNREADABLE
                    01/04/2026,10:00,x,1e3,,1.00    | Debit   | 1e3          | AMOUNT_UNREADABLE
                    01/04/2026,10:00,x,,0.005,1.00  | Credit  | 0.005        | AMOUNT_TOO_PRECISE
                    01/04/2026,10:00,x,,1234567890123,1 | Credit | 1234567890123 | AMOUNT_TOO_LARGE
                    01/04/2026,10:00,x,1.00,1.00,1.00 | Credit | 1.00        | BOTH_DEBIT_AND_CREDIT
                    01/04/2026,10:00,x,,1.00,lots   | Balance | lots         | AMOUNT_UNREADABLE
                    01/04/2026,10:00,x,,1,200.00,5  |         | 5            | TOO_MANY_CELLS
                    01/04/2026,10:00,x              |         | 01/04/2026 10:00 x | TOO_FEW_CELLS
                    """)
    void namesLineColumnValueAndReasonAndKeepsTheGoodRows(
            String row, String column, String value, Reason reason) {
        var statement =
                read(
                        HEADER
                                + "01/04/2026,09:00,a,,1.00,\n"
                                + row
                                + "\n02/04/2026,09:00,b,,1.00,\n");

        assertThat(statement.lines()).extracting(StatementLine::line).containsExactly(2L, 4L);
        assertThat(statement.errors())
                .containsExactly(
                        new RowError(
                                3,
                                column == null ? "" : column,
                                value == null ? "" : value,
                                reason));
    }

    @Test
    void namesEveryWrongCellOfARow() {
        assertThat(read(HEADER + "x,y,z,1,1.234,v\n").errors())
                .extracting(RowError::column, RowError::reason)
                .containsExactly(
                        tuple("Date", Reason.DATE_UNREADABLE),
                        tuple("Time", Reason.TIME_UNREADABLE),
                        tuple("Credit", Reason.AMOUNT_TOO_PRECISE),
                        tuple("Balance", Reason.AMOUNT_UNREADABLE));
    }

    @Test
    void takesTextBetweenTransactionsForABrokenRow() {
        assertThat(
                        read(HEADER
                                        + "01/04/2026,09:00,a,,1.00,\n"
                                        + "\"02/04/2026,09:00,b,,1.00,\"\n"
                                        + "what is this,,,,,\n"
                                        + "03/04/2026,09:00,c,,1.00,\n")
                                .errors())
                .extracting(RowError::line, RowError::reason)
                .containsExactly(tuple(3L, Reason.TOO_FEW_CELLS), tuple(4L, Reason.NO_TRANSACTION));
    }

    @Test
    void doesNotBlameTheRowBelowABrokenOne() {
        var statement =
                read(
                        HEADER
                                + "01/04/2026,09:00,a,,1.00,1.00\n"
                                + "02/04/2026,09:00,b,,oops,3.00\n"
                                + "03/04/2026,09:00,c,,1.00,4.00\n");

        assertThat(statement.lines()).hasSize(2);
        assertThat(statement.errors()).extracting(RowError::line).containsExactly(3L);
        assertThat(statement.warnings())
                .extracting(Warning::kind)
                .containsExactlyInAnyOrder(
                        Warning.Kind.CLOSING_MISMATCH, Warning.Kind.ACCOUNT_MISSING);
    }

    @Test
    void refusesAnAmountThatIsNegativeAndCalledACredit() {
        assertThat(read("Date,Description,D/C,Amount\n01/04/2026,x,CR,-5.00\n").errors())
                .extracting(RowError::column, RowError::value, RowError::reason)
                .containsExactly(tuple("Amount", "-5.00", Reason.DIRECTION_CONTRADICTED));
    }

    @Test
    void saysWhichHeadersWereFoundAndWhatIsMissing() {
        var file = "Report\nDate,Debit,Colour\n1,2,3\n";

        assertThatExceptionOfType(UnknownLayoutException.class)
                .isThrownBy(() -> read(file))
                .satisfies(e -> {
                    assertThat(e.line()).isEqualTo(2);
                    assertThat(e.headers()).containsExactly("Date", "Debit", "Colour");
                    assertThat(e.nearestLayout()).isEqualTo("generic");
                    assertThat(e.missing()).contains("Amount");
                });
        assertThatExceptionOfType(UnknownLayoutException.class)
                .isThrownBy(() -> read("just a letter\nto the committee"))
                .satisfies(e -> {
                    assertThat(e.headers()).containsExactly("just a letter");
                    assertThat(e.nearestLayout()).isNull();
                });
    }

    @Test
    void refusesTwoColumnsOfOneMeaning() {
        assertRefused(
                "Date,Date,Debit,Credit\n01/04/2026,01/04/2026,,1.00\n".getBytes(UTF_8),
                StatementRefusedException.Reason.COLUMN_TWICE,
                1,
                "Date");
    }

    @Test
    void refusesLinesOfSeveralAccounts() {
        assertRefused(
                SCB_BUSINESS.replaceFirst("1112223334", "5556667778").getBytes(UTF_8),
                StatementRefusedException.Reason.SEVERAL_ACCOUNTS,
                2,
                "");
    }

    @Test
    void refusesMoreThanTheLimits() throws IOException {
        var content = SCB_BUSINESS.getBytes(UTF_8);
        var small = new StatementReader(StatementLayouts.builtIn(), new Limits(100, 5));
        var few = new StatementReader(StatementLayouts.builtIn(), new Limits(10_000, 4));
        var enough = new StatementReader(StatementLayouts.builtIn(), new Limits(content.length, 5));

        assertThatExceptionOfType(StatementRefusedException.class)
                .isThrownBy(() -> small.read(new ByteArrayInputStream(content)))
                .matches(e -> e.reason() == StatementRefusedException.Reason.TOO_LARGE)
                .matches(e -> e.number() == 100);
        assertThatExceptionOfType(StatementRefusedException.class)
                .isThrownBy(() -> few.read(content))
                .matches(e -> e.reason() == StatementRefusedException.Reason.TOO_MANY_ROWS)
                .matches(e -> e.number() == 4);
        assertThat(enough.read(new ByteArrayInputStream(content)).lines()).hasSize(4);
    }

    @Test
    void refusesWhatIsNoCsv() throws IOException {
        var no = StatementRefusedException.Reason.NO_CSV;
        assertRefused(workbook(), no, 0, "zip or xlsx");
        assertRefused(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0}, no, 0, "xls");
        assertRefused("%PDF-1.7\n".getBytes(UTF_8), no, 0, "pdf");
        assertRefused(SCB_BUSINESS.getBytes(UTF_16), no, 0, "UTF-16");
        assertRefused("<html><table>".getBytes(UTF_8), no, 0, "html");
        assertRefused("Date,Debit\0,Credit".getBytes(UTF_8), no, 0, "binary");
        assertRefused("\1\2\3\4\5abc,def".getBytes(UTF_8), no, 0, "binary");
    }

    private static byte[] workbook() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
        }
        return bytes.toByteArray();
    }

    @Test
    void refusesAnEmptyFile() {
        var empty = StatementRefusedException.Reason.EMPTY;
        assertRefused(new byte[0], empty, 0, "");
        assertRefused("\uFEFF \n\n".getBytes(UTF_8), empty, 0, "");
    }

    @Test
    void refusesEncodingsThatItCannotTell() {
        var unknown = StatementRefusedException.Reason.UNKNOWN_ENCODING;
        var untilEnd = KBANK_CORPORATE.substring(0, KBANK_CORPORATE.indexOf("สิ้นสุด") + 1);
        var cut = untilEnd.getBytes(UTF_8);
        assertRefused(Arrays.copyOf(cut, cut.length - 1), unknown, 13, "");
        assertRefused("a\nDate,Débit,Crédit à\n".getBytes(ISO_8859_1), unknown, 2, "");
        assertRefused(
                concat("\uFEFFa,b\n".getBytes(UTF_8), new byte[] {(byte) 0xA1}), unknown, 2, "");
    }

    private static byte[] concat(byte[] first, byte[] second) {
        var both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    @Test
    void namesTheLineWhereQuotesDoNotMatch() {
        var malformed = StatementRefusedException.Reason.MALFORMED;
        assertRefused(
                SCB_BUSINESS.replace("\"2,400.00\"", "\"2,400.00").getBytes(UTF_8),
                malformed,
                4,
                "");
        assertRefused(
                (SCB_BUSINESS + "1112223334,\"04/04/2026,13:00\n").getBytes(UTF_8),
                malformed,
                6,
                "");
        assertRefused("\"Date,Debit,Credit\n1,2,3\n".getBytes(UTF_8), malformed, 1, "");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8, 13, 21})
    void neverAnswersWithAnythingButLinesOrANamedProblem(int step) {
        var content = KBANK_CORPORATE.getBytes(StatementFiles.WINDOWS_874);
        for (int length = step; length < content.length; length += step * 7) {
            var cut = Arrays.copyOf(content, length);
            try {
                var statement = read(cut);
                assertThat(statement.lines())
                        .allMatch(line -> line.amount().compareTo(baht("0")) > 0);
            } catch (StatementRefusedException | UnknownLayoutException e) {
                assertThat(e).hasMessageNotContaining("null");
            }
        }
    }

    @Test
    void saysWhatItCannotBeBuiltWith() {
        assertThatThrownBy(() -> new StatementReader(List.of(), new Limits(1, 1)))
                .hasMessage("no layout");
        assertThatThrownBy(() -> new Limits(0, 1)).hasMessage("limits of 0 bytes, 1 rows");
    }

    private static void assertRefused(
            byte[] content, StatementRefusedException.Reason reason, long number, String detail) {
        assertThatExceptionOfType(StatementRefusedException.class)
                .isThrownBy(() -> read(content))
                .satisfies(e -> {
                    assertThat(e.reason()).isEqualTo(reason);
                    assertThat(e.number()).isEqualTo(number);
                    assertThat(e.detail()).isEqualTo(detail);
                });
    }
}
