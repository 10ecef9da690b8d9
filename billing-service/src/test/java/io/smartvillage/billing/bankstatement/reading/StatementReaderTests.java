package io.smartvillage.billing.bankstatement.reading;

import static io.smartvillage.billing.bankstatement.reading.StatementFiles.BBL;
import static io.smartvillage.billing.bankstatement.reading.StatementFiles.KBANK_CORPORATE;
import static io.smartvillage.billing.bankstatement.reading.StatementFiles.KBANK_RETAIL;
import static io.smartvillage.billing.bankstatement.reading.StatementFiles.SCB_BUSINESS;
import static io.smartvillage.billing.bankstatement.reading.StatementFiles.WINDOWS_874;
import static io.smartvillage.billing.bankstatement.reading.StatementFiles.baht;
import static io.smartvillage.billing.bankstatement.reading.StatementFiles.read;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.smartvillage.billing.bankstatement.reading.Warning.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatementReaderTests {

    @ParameterizedTest
    @ValueSource(strings = {"x-windows-874", "TIS-620", "UTF-8"})
    void readsKBankCorporate(String charset) {
        var statement = read(KBANK_CORPORATE.getBytes(Charset.forName(charset)));

        assertThat(statement.layout()).isEqualTo("kbank-corporate");
        assertThat(statement.accountNumber()).isEqualTo("1234567890");
        assertThat(statement.from()).isEqualTo("2026-04-01");
        assertThat(statement.until()).isEqualTo("2026-04-30");
        assertThat(statement.opening()).isEqualTo(baht("100000"));
        assertThat(statement.closing()).isEqualTo(baht("99200.50"));
        assertThat(statement.errors()).isEmpty();
        assertThat(statement.warnings()).isEmpty();
        assertThat(statement.lines())
                .extracting(StatementLine::line, StatementLine::direction, StatementLine::amount)
                .containsExactly(
                        tuple(9L, Direction.CREDIT, baht("1200")),
                        tuple(10L, Direction.CREDIT, baht("1000.50")),
                        tuple(11L, Direction.DEBIT, baht("5000")),
                        tuple(12L, Direction.CREDIT, baht("2000")));
        var debit = statement.lines().get(2);
        assertThat(debit.date()).isEqualTo(LocalDate.of(2026, 4, 15));
        assertThat(debit.time()).isEqualTo(LocalTime.of(11, 30));
        assertThat(debit.valueDate()).isEqualTo(LocalDate.of(2026, 4, 16));
        assertThat(debit.balance()).isEqualTo(baht("97200.50"));
        assertThat(debit.kind()).isEqualTo("หักบัญชี");
        assertThat(debit.channel()).isEqualTo("เคาน์เตอร์");
        assertThat(debit.cheque()).isEqualTo("12345678");
        assertThat(debit.reference()).isEqualTo("TR003");
        assertThat(debit.description()).isEqualTo("ค่ารักษาความปลอดภัย");
        assertThat(statement.lines().getFirst().cheque()).isEmpty();
    }

    @Test
    void readsOneAmountColumnByItsLeadingWordsElseByTheBalance() {
        var statement = read(KBANK_RETAIL.getBytes(WINDOWS_874));

        assertThat(statement.layout()).isEqualTo("kbank-retail");
        assertThat(statement.accountNumber()).isEqualTo("xxxxx1234x");
        assertThat(statement.opening()).isEqualTo(baht("1000"));
        assertThat(statement.closing()).isEqualTo(baht("1250"));
        assertThat(statement.lines())
                .extracting(StatementLine::direction)
                .containsExactly(
                        Direction.CREDIT, Direction.DEBIT, Direction.DEBIT, Direction.CREDIT);
        assertThat(statement.lines().get(2).time()).isNull();
        assertThat(statement.lines().get(2).valueDate()).isEqualTo(LocalDate.of(2026, 4, 3));
        assertThat(statement.errors()).isEmpty();
        assertThat(statement.warnings()).isEmpty();
    }

    @Test
    void readsScbBusinessWithItsBalanceSign() {
        var statement = read(SCB_BUSINESS);

        assertThat(statement.layout()).isEqualTo("scb-business");
        assertThat(statement.accountNumber()).isEqualTo("1112223334");
        assertThat(statement.opening()).isEqualTo(baht("10000"));
        assertThat(statement.lines())
                .extracting(StatementLine::direction, StatementLine::balance, StatementLine::cheque)
                .containsExactly(
                        tuple(Direction.CREDIT, baht("11200"), ""),
                        tuple(Direction.DEBIT, baht("-800"), ""),
                        tuple(Direction.CREDIT, baht("1600"), ""),
                        tuple(Direction.CREDIT, baht("1700"), "0001234"));
        assertThat(statement.lines().getFirst().kind()).isEqualTo("X1");
        assertThat(statement.warnings()).isEmpty();
        assertThat(statement.from()).isEqualTo("2026-04-01");
        assertThat(statement.until()).isEqualTo("2026-04-03");
    }

    @Test
    void warnsWhenACodeSaysTheOppositeOfItsColumn() {
        assertThat(read(SCB_BUSINESS.replace("08:01,X1", "08:01,X2")).warnings())
                .extracting(Warning::line, Warning::kind)
                .containsExactly(tuple(2L, Kind.DIRECTION_DOUBTFUL));
    }

    @Test
    void derivesTheDirectionFromTheBalanceAlone() {
        var statement = read(BBL);

        assertThat(statement.layout()).isEqualTo("bbl");
        assertThat(statement.accountNumber()).isEqualTo("2010123456");
        assertThat(statement.lines())
                .extracting(StatementLine::direction)
                .containsExactly(Direction.CREDIT, Direction.DEBIT, Direction.DEBIT);
        assertThat(statement.errors()).isEmpty();
        assertThat(statement.warnings()).isEmpty();
    }

    @Test
    void derivesTheDirectionFromTheBalanceNewestFirst() {
        var lines = BBL.lines().toList();
        var newestFirst = new ArrayList<>(lines.subList(2, lines.size()));
        Collections.reverse(newestFirst);

        var statement =
                read(
                        String.join("\n", lines.subList(0, 2))
                                + "\n"
                                + String.join("\n", newestFirst));

        assertThat(statement.opening()).isEqualTo(baht("5000"));
        assertThat(statement.lines())
                .extracting(StatementLine::line, StatementLine::direction)
                .containsExactly(
                        tuple(3L, Direction.DEBIT),
                        tuple(4L, Direction.DEBIT),
                        tuple(5L, Direction.CREDIT));
        assertThat(statement.warnings()).isEmpty();
    }

    @Test
    void doesNotGuessADirectionThatNothingTells() {
        var statement = read(BBL.replace("01/04/26,B/F,,,\"5,000.00\",\n", ""));

        assertThat(statement.lines()).extracting(StatementLine::line).containsExactly(4L, 5L);
        assertThat(statement.errors())
                .extracting(RowError::line, RowError::reason)
                .containsExactly(tuple(3L, RowError.Reason.DIRECTION_UNKNOWN));
    }

    @Test
    void readsAnyStatementWithUsualHeadings() {
        var statement =
                read(
                        """
                        sep=;
                        Transaction Date;Details;Dr/Cr;Amount (THB)
                        2026-04-01;fee of H1;CR;1200
                        2026-04-02 14:05;guard;DR;(฿500.50)
                        2026-04-03;back;;-20
                        """);

        assertThat(statement.layout()).isEqualTo("generic");
        assertThat(statement.lines())
                .extracting(
                        StatementLine::direction,
                        StatementLine::amount,
                        StatementLine::time,
                        StatementLine::balance)
                .containsExactly(
                        tuple(Direction.CREDIT, baht("1200"), null, null),
                        tuple(Direction.DEBIT, baht("500.50"), LocalTime.of(14, 5), null),
                        tuple(Direction.DEBIT, baht("20"), null, null));
        assertThat(statement.opening()).isNull();
        assertThat(statement.closing()).isNull();
        assertThat(statement.warnings())
                .extracting(Warning::kind)
                .containsExactly(Kind.ACCOUNT_MISSING);
    }

    @Test
    void doubtsCreditsInAFileWithoutSigns() {
        var file = "Date,Description,Amount\n01/04/2026,ATM,100.00\n02/04/2026,x,50.00\n";

        assertThat(read(file).warnings())
                .contains(
                        new Warning(2, Kind.DIRECTION_DOUBTFUL, "CREDIT", "100.00"),
                        new Warning(3, Kind.DIRECTION_DOUBTFUL, "CREDIT", "50.00"));
        assertThat(read(file + "03/04/2026,y,-5.00\n").warnings())
                .extracting(Warning::kind)
                .containsExactly(Kind.ACCOUNT_MISSING);
    }

    @Test
    void takesHeadingsInTwoLanguages() {
        var statement =
                read(
                        """
                        วันที่ (Date),รายการ/Type,เดบิต | Debit,เครดิต | Credit,คงเหลือ (บาท)
                        (dd/mm/yyyy),,THB,THB,THB
                        ๑ เม.ย. ๒๕๖๙,ฝาก,-,๑,๒๐๐.๐๐,๒,๒๐๐.๐๐
                        """
                                .replace("๑,๒๐๐.๐๐,๒,๒๐๐.๐๐", "\"๑,๒๐๐.๐๐\",\"๒,๒๐๐.๐๐\""));

        assertThat(statement.errors()).isEmpty();
        assertThat(statement.lines())
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.date()).isEqualTo(LocalDate.of(2026, 4, 1));
                    assertThat(line.amount()).isEqualTo(baht("1200"));
                    assertThat(line.balance()).isEqualTo(baht("2200"));
                    assertThat(line.direction()).isEqualTo(Direction.CREDIT);
                });
    }

    @Test
    void readsColumnsInAnyOrder() {
        var expected = read(SCB_BUSINESS).lines();
        var random = new Random(42);
        for (int i = 0; i < 50; i++) {
            assertThat(read(shuffled(SCB_BUSINESS, random)).lines()).isEqualTo(expected);
        }
    }

    private static String shuffled(String csv, Random random) {
        var order = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10));
        Collections.shuffle(order, random);
        return csv.lines()
                .map(line -> {
                    var cells = line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1);
                    return order.stream().map(i -> cells[i]).collect(Collectors.joining(","));
                })
                .collect(Collectors.joining("\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {";", "\t"})
    void takesOtherDelimitersAByteOrderMarkAndOtherLineEnds(String delimiter) {
        var other =
                "\uFEFF"
                        + SCB_BUSINESS
                                .replaceAll(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", delimiter)
                                .replace("\n", "\r\n");

        assertThat(read(other).lines()).isEqualTo(read(SCB_BUSINESS).lines());
    }

    @Test
    void findsTheHeaderBelowAPreambleOfAnyLength() {
        var preamble = "Statement, of,\"many\nlines\"\n\n ,,\n".repeat(300);

        var statement = read(preamble + SCB_BUSINESS);

        assertThat(statement.lines()).hasSize(4);
        assertThat(statement.lines().getFirst().line()).isEqualTo(300 * 4 + 2);
    }

    @Test
    void takesOffWhatSpreadsheetsAddToNumbers() {
        var statement =
                read(
                        """
                        Account Number,Date,Description,Debit,Credit,Balance
                        ="111-2-22333-4",01/04/2026,'0012,,"1,200.00 ","1,200.00"
                        """);

        assertThat(statement.accountNumber()).isEqualTo("1112223334");
        assertThat(statement.lines().getFirst().description()).isEqualTo("0012");
    }

    @Test
    void saysThatASpreadsheetSpoiltTheAccountNumber() {
        var statement = read(KBANK_CORPORATE.replace("'123-4-56789-0", "1.23457E+09"));

        assertThat(statement.accountNumber()).isNull();
        assertThat(statement.warnings())
                .extracting(Warning::kind)
                .containsExactly(Kind.ACCOUNT_MISSING);
    }

    @Test
    void leavesOutWhatIsNoTransaction() {
        var statement =
                read(
                        """
                        Date,Description,Debit,Credit,Balance
                        01/04/2026,Opening Balance,,,"1,000.00"
                        01/04/2026,รวมค่าส่วนกลาง 2 เดือน,,200.00,"1,200.00"
                        Page 1 of 2,,,,
                        Date,Description,Debit,Credit,Balance
                        02/04/2026,Total of two houses,,300.00,"1,500.00"
                        ,Total,,500.00,
                        ,Closing Balance,,,"1,500.00"
                        Printed for the committee,,,,
                        """);

        assertThat(statement.lines()).extracting(StatementLine::line).containsExactly(3L, 6L);
        assertThat(statement.errors()).isEmpty();
        assertThat(statement.opening()).isEqualTo(baht("1000"));
        assertThat(statement.closing()).isEqualTo(baht("1500"));
        assertThat(statement.warnings())
                .filteredOn(warning -> warning.kind() != Kind.ACCOUNT_MISSING)
                .extracting(Warning::line, Warning::kind)
                .containsExactly(tuple(9L, Kind.TEXT_IGNORED));
    }

    @Test
    void asksAboutATotalThatLooksLikeATransaction() {
        var statement =
                read(
                        """
                        Date,Description,Debit,Credit
                        01/04/2026,H1,,200.00
                        30/04/2026,Total,,200.00
                        """);

        assertThat(statement.lines()).hasSize(1);
        assertThat(statement.errors())
                .extracting(RowError::line, RowError::reason)
                .containsExactly(tuple(3L, RowError.Reason.TOTAL_OR_TRANSACTION));
    }

    @Test
    void takesAnOpeningRowThatHasItsBalanceAsAmount() {
        var statement =
                read(
                        """
                        Date,Description,Debit,Credit
                        01/04/2026,ยอดยกมา,,1000.00
                        02/04/2026,H1,,200.00
                        ,ยอดยกไป,,1200.00
                        """);

        assertThat(statement.lines()).hasSize(1);
        assertThat(statement.opening()).isEqualTo(baht("1000"));
        assertThat(statement.closing()).isEqualTo(baht("1200"));
    }

    @Test
    void warnsAboutEachBalanceThatDoesNotAddUpAndAboutTheSum() {
        var statement =
                read(
                        """
                        Opening Balance,"1,000.00"
                        Closing Balance,"1,450.00"
                        Date,Description,Debit,Credit,Balance
                        01/04/2026,a,,100.00,"1,100.00"
                        02/04/2026,b,,100.00,"1,300.00"
                        03/04/2026,c,50.00,,"1,250.00"
                        04/04/2026,d,,200.00,
                        05/04/2026,e,50.00,,"1,401.00"
                        """);

        assertThat(statement.lines()).hasSize(5);
        assertThat(statement.warnings())
                .filteredOn(warning -> warning.kind() != Kind.ACCOUNT_MISSING)
                .containsExactly(
                        new Warning(0, Kind.CLOSING_MISMATCH, "1300.00", "1450.00"),
                        new Warning(5, Kind.BALANCE_MISMATCH, "1200.00", "1300.00"),
                        new Warning(8, Kind.BALANCE_MISMATCH, "1400.00", "1401.00"));
    }

    @Test
    void warnsAboutLinesOutsideThePeriodOfTheFile() {
        assertThat(read(KBANK_CORPORATE.replace("ถึง,30-เม.ย.", "ถึง,20-เม.ย.")).warnings())
                .containsExactly(
                        new Warning(
                                12, Kind.OUTSIDE_PERIOD, "2026-04-01/2026-04-20", "2026-04-30"));
    }

    @Test
    void ignoresWhatStandsBelowTheEndButNamesRowsThatLookLikeTransactions() {
        var statement =
                read(KBANK_CORPORATE + "พิมพ์โดย,สมชาย\n01-พ.ค.-2569,09:00:00,รับโอนเงิน,,,1.00\n");

        assertThat(statement.lines()).hasSize(4);
        assertThat(statement.errors()).isEmpty();
        assertThat(statement.warnings())
                .extracting(Warning::line, Warning::kind)
                .containsExactly(tuple(15L, Kind.ROW_BELOW_END));
    }

    @Test
    void readsAMonthWithoutTransactions() {
        var header = KBANK_CORPORATE.lines().limit(8).collect(Collectors.joining("\n"));

        var statement = read(header);

        assertThat(statement.lines()).isEmpty();
        assertThat(statement.errors()).isEmpty();
        assertThat(statement.from()).isEqualTo("2026-04-01");
        assertThat(statement.accountNumber()).isEqualTo("1234567890");
    }

    @Test
    void readsFromAStream() throws IOException {
        var content = new ByteArrayInputStream(SCB_BUSINESS.getBytes(UTF_8));

        assertThat(StatementFiles.reader().read(content).lines()).hasSize(4);
    }
}
