package io.smartvillage.platform.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.platform.spreadsheet.TableRow;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowReaderTests {

    private enum Kind {
        CARD,
        PLATE
    }

    private final SeenRows seen = new SeenRows();

    @Test
    void readsCellsWithoutTheSpacesAroundThem() {
        var id = UUID.randomUUID();
        var row =
                row(" x ", id.toString(), "52.50", "2026-01-31", "2026-01-01T08:00+07:00", "Card");

        assertThat(row.text("a", 5)).isEqualTo("x");
        assertThat(row.id("b")).isEqualTo(id);
        assertThat(row.number("c", 2)).isEqualTo(new BigDecimal("52.50"));
        assertThat(row.day("d")).isEqualTo(LocalDate.of(2026, 1, 31));
        assertThat(row.time("e")).isEqualTo(Instant.parse("2026-01-01T01:00:00Z"));
        assertThat(row.constant("f", Kind.values())).isEqualTo(Kind.CARD);
        assertThat(row.good()).isTrue();
        assertThat(row.has("a")).isTrue();
        assertThat(row.has("z")).isFalse();
        assertThat(row.text("z", 5)).isNull();
    }

    @Test
    void notesEverythingThatIsWrong() {
        var row = row("toolong", "1-1-1-1-1", "1.234", "31/01/2569", "2026-01-01T08:00", "boat");

        row.text("a", 3);
        row.id("b");
        row.number("c", 2);
        row.day("d");
        row.time("e");
        row.constant("f", Kind.values());

        assertThat(keys(row))
                .containsExactly(
                        "import.too-long",
                        "import.id",
                        "import.number",
                        "import.day",
                        "import.time",
                        "field.enum");
        assertThat(row.problems()).allMatch(problem -> problem.line() == 7);
        assertThat(row.problems().getLast().arguments()).containsExactly("card, plate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,000", "1e3", "+1", ".5", "1.", "๕", "NaN", "0x1"})
    void takesNoNumberInAnotherNotation(String text) {
        var row = row(text);

        assertThat(row.number("a", 2)).isNull();
        assertThat(keys(row)).containsExactly("import.number");
    }

    @Test
    void anEmptyCellIsMissingOnlyWhereSomethingIsRequired() {
        var row = row("", "", " ");

        assertThat(row.text("a", 5)).isNull();
        assertThat(row.requiredText("b", 5)).isNull();
        assertThat(row.requiredConstant("c", Kind.values())).isNull();

        assertThat(keys(row)).containsExactly("field.missing", "field.missing");
    }

    @Test
    void aRowWithAnotherNumberOfCellsIsWrongAsAWhole() {
        var row = reader(new TableRow(7, List.of("1"), Set.of()), List.of("a", "b"), false);

        row.requiredText("a", 5);
        row.requiredText("b", 5);

        assertThat(row.problems()).containsExactly(RowProblem.of(7, "", "import.cells", 2, 1));
    }

    @Test
    void whatAFormulaCameToIsNotReadAndTheCellIsNamed() {
        var row = reader(new TableRow(7, List.of("x", "2"), Set.of(1)), List.of("a", "b"), true);

        assertThat(row.requiredText("b", 5)).isNull();
        assertThat(row.text("a", 5)).isEqualTo("x");
        assertThat(row.problems()).containsExactly(RowProblem.of(7, "b", "import.formula"));
    }

    @Test
    void controlCharactersAreNoText() {
        var row = row("a\nb");

        assertThat(row.text("a", 5)).isNull();
        assertThat(keys(row)).containsExactly("import.control-character");
    }

    @Test
    void aKeyIsTakenOnce() {
        seen.remember("99/1", 3);
        var row = row("x");

        row.once("a", "99/1");
        row.once("a", "99/2");

        assertThat(row.problems()).containsExactly(RowProblem.of(7, "a", "import.double", "3"));
        assertThat(row.earlier("99/2")).contains(7L);
    }

    private static Stream<String> keys(RowReader row) {
        return row.problems().stream().map(RowProblem::messageKey);
    }

    private RowReader row(String... cells) {
        return reader(
                new TableRow(7, List.of(cells), Set.of()),
                Stream.of("a", "b", "c", "d", "e", "f").limit(cells.length).toList(),
                false);
    }

    private RowReader reader(TableRow row, List<String> names, boolean padded) {
        return new RowReader(
                new ColumnOrder(names, padded),
                row,
                seen,
                new ImportRequest(new UUID(0, 1), new UUID(0, 2), Set.of()));
    }
}
