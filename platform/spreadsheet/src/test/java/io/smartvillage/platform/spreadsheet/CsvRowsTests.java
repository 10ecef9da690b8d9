package io.smartvillage.platform.spreadsheet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.smartvillage.platform.spreadsheet.TableRefusedException.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvRowsTests {

    private static final Charset TIS_620 = Charset.forName("TIS-620");
    private static final Charset WINDOWS_874 = Charset.forName("x-windows-874");

    @Test
    void readsRowsWithTheLinesTheyBeginOnAndPassesOverBlankOnes() throws IOException {
        var rows = rows("number,name\n1,สมชาย\n\n2,\"two\nlines\"\r\n,\n3,three");

        assertThat(rows).extracting(TableRow::line).containsExactly(1L, 2L, 4L, 7L);
        assertThat(rows)
                .extracting(row -> row.cells().get(1))
                .containsExactly("name", "สมชาย", "two\nlines", "three");
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheHeading() throws IOException {
        assertThat(rows("\uFEFFnumber\n1\n").getFirst().cells()).containsExactly("number");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "'=1+1", "''", "'s", "@x", "-5", "plain", "+66 81-234-5678"})
    void aTextComesBackAsItWasExported(String text) throws IOException {
        var out = new java.io.ByteArrayOutputStream();
        var table = new ExportTable<String>("t", List.of(Column.text("ข้อความ", "Text", t -> t)));
        ExportFormat.CSV.write(table, java.util.stream.Stream.of(text), out);

        assertThat(rows(out.toByteArray(), Optional.empty()).get(1).cells()).containsExactly(text);
    }

    @Test
    void findsOutTheThaiEncodingOfOlderPrograms() throws IOException {
        for (var charset : List.of(TIS_620, WINDOWS_874)) {
            var rows = rows("ชื่อ\nสมชาย\n".getBytes(charset), Optional.empty());

            assertThat(rows)
                    .extracting(row -> row.cells().getFirst())
                    .containsExactly("ชื่อ", "สมชาย");
        }
        assertThat(rows("a\n“ก”…\n".getBytes(WINDOWS_874), Optional.empty()).get(1).cells())
                .containsExactly("“ก”…");
    }

    @Test
    void takesTheEncodingThatIsSaid() throws IOException {
        var both = "a\n\u0e01\n".getBytes(UTF_8);

        assertThat(rows(both, Optional.of(FileEncoding.UTF_8)).get(1).cells()).containsExactly("ก");
        assertThat(
                        rows("a\nก\n".getBytes(TIS_620), Optional.of(FileEncoding.TIS_620))
                                .get(1)
                                .cells())
                .containsExactly("ก");
        assertRefused("a\nb\nก\n".getBytes(TIS_620), Optional.of(FileEncoding.UTF_8), 3);
        assertRefused(new byte[] {'a', '\n', (byte) 0xFF}, Optional.of(FileEncoding.TIS_620), 2);
    }

    @Test
    void namesTheLineThatIsInNeitherEncoding() {
        assertRefused(new byte[] {'a', '\n', 'b', '\n', (byte) 0xFF}, Optional.empty(), 3);
        assertRefused("a\n1\n".getBytes(Charset.forName("UTF-16")), Optional.empty(), 1);
        assertRefused("a\n1\n\0".getBytes(UTF_8), Optional.empty(), 3);
        assertRefused("\uFEFFa\nก".getBytes(UTF_8), 7, Optional.empty(), 2);
    }

    @Test
    void anEncodingErrorFarIntoTheFileIsNamedByItsLine() {
        var good = "ก".repeat(5000) + "\n";
        var bytes = (good + good + good).getBytes(UTF_8);
        bytes[bytes.length - 2] = (byte) 0xFF;

        assertRefused(bytes, Optional.of(FileEncoding.UTF_8), 3);
    }

    @Test
    void namesTheLineWhereQuotesDoNotMatch() {
        assertThatExceptionOfType(TableRefusedException.class)
                .isThrownBy(() -> rows("number,name\n1,\"a\"b\n"))
                .matches(e -> e.reason() == Reason.MALFORMED && e.number() == 2);
        assertThatExceptionOfType(TableRefusedException.class)
                .isThrownBy(() -> rows("number,name\n1,\"never closed\n2,x\n"))
                .matches(e -> e.reason() == Reason.MALFORMED);
    }

    @Test
    void refusesOldExcelAndNothingAtAll() {
        var xls = new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 1};
        assertThatExceptionOfType(TableRefusedException.class)
                .isThrownBy(() -> rows(xls, Optional.empty()))
                .matches(e -> e.reason() == Reason.NO_TABLE);
        assertThatExceptionOfType(TableRefusedException.class)
                .isThrownBy(() -> rows(""))
                .matches(e -> e.reason() == Reason.EMPTY);
    }

    @Test
    void refusesMoreColumnsThanATableHas() {
        assertThatExceptionOfType(TableRefusedException.class)
                .isThrownBy(() -> rows("a,".repeat(300) + "\n"))
                .matches(e -> e.reason() == Reason.TOO_MANY_COLUMNS);
    }

    private static void assertRefused(byte[] file, Optional<FileEncoding> encoding, long line) {
        assertRefused(file, file.length, encoding, line);
    }

    private static void assertRefused(
            byte[] file, int length, Optional<FileEncoding> encoding, long line) {
        assertThatExceptionOfType(TableRefusedException.class)
                .isThrownBy(() -> rows(java.util.Arrays.copyOf(file, length), encoding))
                .matches(e -> e.reason() == Reason.ENCODING, "encoding")
                .matches(e -> e.number() == line, "line " + line);
    }

    private static List<TableRow> rows(String file) throws IOException {
        return rows(file.getBytes(UTF_8), Optional.empty());
    }

    private static List<TableRow> rows(byte[] file, Optional<FileEncoding> encoding)
            throws IOException {
        TableFormat.Source source = () -> new ByteArrayInputStream(file);
        var all = new ArrayList<TableRow>();
        try (var rows = TableFormat.of(source, encoding).read(source)) {
            for (var row = rows.next(); row != null; row = rows.next()) {
                all.add(row);
            }
        }
        return all;
    }
}
