package io.smartvillage.property.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.smartvillage.property.csv.CsvRefusedException.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class CsvFileTests {

    private static final CsvFile.Columns COLUMNS =
            new CsvFile.Columns(List.of("number", "name"), Set.of("note"));

    @Test
    void readsRowsWithTheLinesTheyBeginOn() throws IOException {
        var rows = rows("number,name\n1,สมชาย\n\n2,\"two\nlines\"\r\n,\n3,three");

        assertThat(rows).extracting(CsvRow::line).containsExactly(2L, 4L, 7L);
        assertThat(rows)
                .extracting(row -> row.cell("name"))
                .containsExactly("สมชาย", "two\nlines", "three");
        assertThat(rows).extracting(row -> row.cell("note")).containsOnly("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uFEFFnumber,name\n1,a\n", "Name , NUMBER,note\r\na,1,\r\n"})
    void takesAByteOrderMarkAnyOrderAndAnyCase(String content) throws IOException {
        assertThat(rows(content))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.cell("number")).isEqualTo("1");
                    assertThat(row.cell("name")).isEqualTo("a");
                });
    }

    @Test
    void keepsFormulasAsText() throws IOException {
        assertThat(rows("number,name\n1,'=1+1\n2,=1+1\n3,'s"))
                .extracting(row -> row.cell("name"))
                .containsExactly("=1+1", "=1+1", "'s");
        for (var text : List.of("=1+1", "'=1+1", "@x", "-5", "plain", "''", "'s")) {
            assertThat(SpreadsheetText.read(SpreadsheetText.write(text))).isEqualTo(text);
        }
        assertThat(SpreadsheetText.write("=1+1")).isEqualTo("'=1+1");
    }

    @Test
    void namesEveryWrongColumn() {
        assertThatExceptionOfType(CsvHeaderException.class)
                .isThrownBy(() -> rows("number,colour,number\n1,2,3\n"))
                .satisfies(e ->
                        assertThat(e.columns())
                                .extracting(CsvHeaderException.WrongColumn::name)
                                .containsExactly("colour", "number", "name"));
    }

    @Test
    void namesTheLineThatIsNotUtf8() {
        var thai = "number,name\n1,a\n2,สมชาย\n".getBytes(Charset.forName("TIS-620"));

        assertRefused(thai, Reason.NOT_UTF_8, 3);
        assertRefused("number,name\n1,ก".getBytes(UTF_8), 16, Reason.NOT_UTF_8, 2);
        assertRefused(
                "number,name\n1,a\n".getBytes(Charset.forName("UTF-16")), Reason.NOT_UTF_8, 1);
    }

    @Test
    void refusesWhatHasNoRows() {
        assertRefused(new byte[0], Reason.EMPTY, 0);
        assertRefused("number,name\n\n,\n".getBytes(UTF_8), Reason.EMPTY, 0);
    }

    @Test
    void namesTheLineWhereQuotesDoNotMatch() {
        assertRefused("number,name\n1,\"a\"b\n".getBytes(UTF_8), Reason.MALFORMED, 2);
        assertThatExceptionOfType(CsvRefusedException.class)
                .isThrownBy(() -> rows("number,name\n1,\"never closed\n2,x\n"))
                .matches(e -> e.reason() == Reason.MALFORMED);
    }

    @Test
    void refusesMoreThanTheLimits() {
        assertRefused(
                ("number,name\n1," + "a".repeat(2000)).getBytes(UTF_8), Reason.TOO_LARGE, 1024);
        assertRefused(
                ("number,name\n" + "1,a\n".repeat(6)).getBytes(UTF_8), Reason.TOO_MANY_ROWS, 5);
    }

    private static void assertRefused(byte[] content, Reason reason, long number) {
        assertRefused(content, content.length, reason, number);
    }

    private static void assertRefused(byte[] content, int length, Reason reason, long number) {
        assertThatExceptionOfType(CsvRefusedException.class)
                .isThrownBy(() -> read(new ByteArrayInputStream(content, 0, length)))
                .matches(e -> e.reason() == reason, "reason " + reason)
                .matches(e -> e.number() == number, "number " + number);
    }

    private static List<CsvRow> rows(String content) throws IOException {
        return read(new ByteArrayInputStream(content.getBytes(UTF_8)));
    }

    private static List<CsvRow> read(ByteArrayInputStream content) throws IOException {
        try (var file = CsvFile.receive(content, COLUMNS, DataSize.ofKilobytes(1), 5)) {
            var rows = new ArrayList<CsvRow>();
            file.forEachRow(rows::add);
            return rows;
        }
    }
}
