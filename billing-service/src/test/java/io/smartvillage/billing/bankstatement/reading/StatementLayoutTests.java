package io.smartvillage.billing.bankstatement.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.smartvillage.billing.bankstatement.reading.InvalidLayoutException.Problem;
import io.smartvillage.billing.bankstatement.reading.StatementLayout.DirectionRule;
import io.smartvillage.billing.bankstatement.reading.StatementLayout.Era;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatementLayoutTests {

    private static final String OWN =
            """
            id: village-bank
            name: สหกรณ์หมู่บ้าน
            delimiters: [pipe]
            columns:
              date: [วัน]
              amount: [ยอด]
              code: [ทิศ]
              balance: [เหลือ]
              description: [เรื่อง]
            required: [date, amount, code]
            dates: {formats: [yyyy.MM.dd], era: buddhist}
            decimals: {separator: ",", grouping: "."}
            direction:
              by: [code]
              credit: {codes: [เข้า]}
              debit: {codes: [ออก]}
            rows: {opening: [ต้นงวด], end: [จบ]}
            labels: {account: [สมุด]}
            """;

    @Test
    void readsAFileByTheVillagesOwnDescription() {
        var statement =
                StatementFiles.readAs(
                        StatementLayout.parse(OWN),
                        """
                        สมุด|12-345-678
                        เรื่อง|ทิศ|ยอด|เหลือ|วัน
                        ต้นงวด|||1.000,00|
                        ค่าส่วนกลาง|เข้า|1.200,50|2.200,50|2569.04.01
                        ยาม|ออก|200,50|2.000,00|2569.04.02
                        จบ||||
                        """);

        assertThat(statement.layout()).isEqualTo("village-bank");
        assertThat(statement.accountNumber()).isEqualTo("12345678");
        assertThat(statement.opening()).isEqualTo("1000.00");
        assertThat(statement.closing()).isEqualTo("2000.00");
        assertThat(statement.lines())
                .extracting(StatementLine::direction)
                .containsExactly(Direction.CREDIT, Direction.DEBIT);
        assertThat(statement.warnings()).isEmpty();
    }

    @Test
    void isTheSameInJson() {
        var json =
                """
                {
                \t"id": "own", "name": "Own",
                \t"columns": {"date": ["Date"], "amount": ["Amount"]},
                \t"dates": {"formats": ["dd/MM/yyyy"], "era": "buddhist"},
                \t"direction": {"by": ["sign"]}
                }
                """;
        var yaml =
                """
                id: own
                name: Own
                columns: {date: [Date], amount: [Amount]}
                dates: {formats: [dd/MM/yyyy], era: buddhist}
                direction: {by: [sign]}
                """;

        var layout = StatementLayout.parse(json);

        assertThat(layout).isEqualTo(StatementLayout.parse(yaml));
        assertThat(layout.dates().era()).isEqualTo(Era.BUDDHIST);
        assertThat(layout.direction().by()).containsExactly(DirectionRule.SIGN);
        assertThat(layout.delimiters())
                .containsExactlyInAnyOrder(Delimiter.COMMA, Delimiter.SEMICOLON, Delimiter.TAB);
    }

    @Test
    void namesEverythingThatIsWrong() {
        assertThatExceptionOfType(InvalidLayoutException.class)
                .isThrownBy(() ->
                        StatementLayout.parse(
                                """
                                id: Not Good
                                colour: red
                                delimiters: [comma, dash]
                                columns:
                                  date: Date
                                  amount: [Amount, 5]
                                  balance: [amount, "**"]
                                  colour: [x]
                                required: [time]
                                dates: {formats: [dd/MM, dd/MM/yyyy], era: thai}
                                decimals: {separator: ",", grouping: ","}
                                direction:
                                  by: [words, code]
                                  credit: {words: [in]}
                                  debit: {words: [IN]}
                                """))
                .satisfies(e ->
                        assertThat(e.problems())
                                .extracting(Problem::path)
                                .containsExactlyInAnyOrder(
                                        "id",
                                        "name",
                                        "colour",
                                        "delimiters[1]",
                                        "columns.date",
                                        "columns.date",
                                        "columns.amount[1]",
                                        "columns.balance",
                                        "columns.balance[1]",
                                        "columns.colour",
                                        "required",
                                        "dates.formats[0]",
                                        "dates.era",
                                        "decimals.grouping",
                                        "direction.by",
                                        "direction.by",
                                        "direction.debit.words"))
                .withMessageContaining("'thai' is none of [buddhist, christian, auto]")
                .withMessageContaining("'amount' is a name of amount already");
    }

    @Test
    void needsARuleForTheDirectionOfOneAmountColumn() {
        assertThatExceptionOfType(InvalidLayoutException.class)
                .isThrownBy(() ->
                        StatementLayout.parse(
                                """
                                id: own
                                name: Own
                                columns: {date: [Date], amount: [Amount]}
                                dates: {formats: [dd/MM/yyyy]}
                                """))
                .satisfies(e ->
                        assertThat(e.problems())
                                .extracting(Problem::path)
                                .containsExactly("direction.by"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "just text",
                "[a, list]",
                "id: [unclosed",
                "{\"id\": \"x\",",
                "id: a\nid: b",
                "!!javax.script.ScriptEngineManager {}",
                "a: &a [x]\nb: [*a, *a]\nc: *a",
                "\u0000",
            })
    void refusesWhatIsNoDescription(String text) {
        assertThatExceptionOfType(InvalidLayoutException.class)
                .isThrownBy(() -> StatementLayout.parse(text));
    }

    @Test
    void refusesADescriptionThatIsTooLong() {
        assertThatExceptionOfType(InvalidLayoutException.class)
                .isThrownBy(() -> StatementLayout.parse("#" + " ".repeat(50_000)))
                .withMessageContaining("longer than 50000 characters");
    }

    @Test
    void listsEveryLayoutThatComesWithTheService() throws IOException, URISyntaxException {
        var folder =
                Path.of(
                                Objects.requireNonNull(
                                                StatementLayouts.class.getResource(
                                                        "/bank-statement-layouts/order.txt"))
                                        .toURI())
                        .resolveSibling("");
        try (var files = Files.list(folder)) {
            assertThat(StatementLayouts.builtIn())
                    .extracting(layout -> layout.id() + ".yaml")
                    .containsExactlyInAnyOrderElementsOf(
                            files.map(file -> file.getFileName().toString())
                                    .filter(name -> name.endsWith(".yaml"))
                                    .toList());
        }
    }
}
