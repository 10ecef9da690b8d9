package io.smartvillage.platform.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.smartvillage.platform.imports.WrongColumnsException.WrongColumn;
import io.smartvillage.platform.spreadsheet.TableRow;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnOrderTests {

    private static final List<ImportColumn> COLUMNS =
            List.of(
                    ImportColumn.required("house_number", "บ้านเลขที่", "House number", "99/1"),
                    ImportColumn.required("status", "สถานะ", "Status", "vacant"),
                    ImportColumn.optional("note", "หมายเหตุ", "Note", "").orNamed("remark"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "house_number",
                "houseNumber",
                "HOUSE NUMBER",
                " House number ",
                "บ้านเลขที่",
                "บ้านเลขที่ / House number"
            })
    void knowsAColumnByEachOfItsNames(String heading) {
        var order = ColumnOrder.of(COLUMNS, row("Remark", heading, "สถานะ"), false);

        assertThat(order.names()).containsExactly("note", "house_number", "status");
    }

    @Test
    void namesEveryColumnThatIsUnknownMissingOrThereTwice() {
        assertThatExceptionOfType(WrongColumnsException.class)
                .isThrownBy(() ->
                        ColumnOrder.of(
                                COLUMNS, row("colour", "status", "note", "สถานะ", ""), false))
                .satisfies(e ->
                        assertThat(e.columns())
                                .containsExactly(
                                        new WrongColumn("colour", "import.column-unknown"),
                                        new WrongColumn("status", "import.column-twice"),
                                        new WrongColumn("", "import.column-unknown"),
                                        new WrongColumn("house_number", "import.column-missing")));
    }

    @Test
    void aRowOfCsvHasAllCellsAndOneOfXlsxMayEndEarly() {
        var csv = ColumnOrder.of(COLUMNS, row("house_number", "status"), false);
        var xlsx = ColumnOrder.of(COLUMNS, row("house_number", "status"), true);

        assertThat(csv.fits(row("1", "vacant"))).isTrue();
        assertThat(csv.fits(row("1"))).isFalse();
        assertThat(xlsx.fits(row("1"))).isTrue();
        assertThat(xlsx.fits(row("1", "vacant", "x"))).isFalse();
    }

    private static TableRow row(String... cells) {
        return new TableRow(1, List.of(cells), Set.of());
    }
}
