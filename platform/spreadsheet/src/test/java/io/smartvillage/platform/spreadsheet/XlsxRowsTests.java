package io.smartvillage.platform.spreadsheet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.smartvillage.platform.spreadsheet.TableRefusedException.Reason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class XlsxRowsTests {

    private static final String WORKBOOK =
            """
            <workbook xmlns:r="r"><workbookPr/><sheets><sheet name="S" r:id="rId7"/></sheets></workbook>\
            """;
    private static final String RELATIONS =
            """
            <Relationships><Relationship Id="rId7" Target="worksheets/first.xml"/></Relationships>\
            """;
    private static final String STYLES =
            """
            <styleSheet><numFmts><numFmt numFmtId="164" formatCode="[$-107041E]d mmm yyyy;@"/>\
            <numFmt numFmtId="165" formatCode="#,##0.00 &quot;day&quot;"/></numFmts><cellXfs>\
            <xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>\
            """;

    @Test
    void readsWhatAProgramWrites() throws IOException {
        var out = new ByteArrayOutputStream();
        var workbook = new Workbook(out, "Test", "1.0");
        var sheet = workbook.newWorksheet("บ้าน");
        sheet.value(0, 0, "บ้านเลขที่");
        sheet.value(0, 1, "Area");
        sheet.value(2, 0, "99/1");
        sheet.value(2, 1, new BigDecimal("52.5"));
        sheet.value(2, 2, LocalDate.of(2026, 11, 27));
        sheet.style(2, 2).format("yyyy-mm-dd").set();
        sheet.value(2, 3, LocalDateTime.of(2026, 11, 27, 8, 30));
        sheet.style(2, 3).format("yyyy-mm-dd hh:mm").set();
        sheet.value(2, 4, true);
        sheet.inlineString(2, 5, "=1+1 <b>&");
        sheet.formula(3, 1, "SUM(B1:B3)");
        workbook.finish();

        var rows = rows(out.toByteArray());

        assertThat(rows).extracting(TableRow::line).containsExactly(1L, 3L, 4L);
        assertThat(rows.getFirst().cells()).containsExactly("บ้านเลขที่", "Area");
        assertThat(rows.get(1).cells())
                .containsExactly(
                        "99/1", "52.5", "2026-11-27", "2026-11-27T08:30", "true", "=1+1 <b>&");
        assertThat(rows.get(1).formulas()).isEmpty();
        assertThat(rows.get(2).formulas()).containsExactly(1);
    }

    @Test
    void whatIsExportedReadsBack() throws IOException {
        var texts = List.of("=1+1", "+66", "'a", "ก\u0e49", " x ", "a\nb");
        var out = new ByteArrayOutputStream();
        var table = new ExportTable<String>("t", List.of(Column.text("ข้อความ", "Text", t -> t)));
        ExportFormat.XLSX.write(table, texts.stream(), out);

        assertThat(rows(out.toByteArray()).stream().skip(1))
                .extracting(row -> row.cells().getFirst())
                .isEqualTo(texts);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 99, 99",
        "0, 0.1, 0.1",
        "0, 0.10000000000000001, 0.1",
        "0, 5.0000000000000003E-2, 0.05",
        "0, 8106606000, 8106606000",
        "0, 1E999999999, 1E999999999",
        "0, x, x",
        "1, 46353, 2026-11-27",
        "2, 46353, 2026-11-27",
        "2, 46353.5, 2026-11-27T12:00",
        "3, 46353, 46353",
        "1, -1, -1"
    })
    void numbersAreWrittenOutAndDaysAsDays(int style, String value, String expected)
            throws IOException {
        var cells = "<row><c s=\"%d\"><v>%s</v></c></row>".formatted(style, value);

        assertThat(rows(file(cells)).getFirst().cells()).containsExactly(expected);
    }

    @Test
    void sharedTextsAreReadWithTheirPartsAndWithoutTheirPronunciation() throws IOException {
        var parts = parts("<row><c t=\"s\"><v>1</v></c></row>");
        parts.put(
                "xl/sharedStrings.xml",
                "<sst><si><t>a</t></si><si><r><t>one </t></r><r><t>two</t></r>"
                        + "<rPh><t>no</t></rPh></si></sst>");

        assertThat(rows(zip(parts)).getFirst().cells()).containsExactly("one two");
        parts.remove("xl/sharedStrings.xml");
        assertRefused(zip(parts), Reason.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<c r=\"A1\"><f>1+1</f><v>2</v></c>",
                "<c r=\"A1\" t=\"str\"><f>HYPERLINK(\"http://evil.example\")</f><v>x</v></c>",
                "<c r=\"A1\"><f t=\"shared\" si=\"9\"/></c>",
                "<c r=\"A1\"><f t=\"array\" ref=\"A1:XFD1048576\">A2</f></c>"
            })
    void tellsWhereAFormulaIs(String cell) throws IOException {
        assertThat(rows(file("<row r=\"1\">" + cell + "</row>")).getFirst().formulas())
                .containsExactly(0);
    }

    @ParameterizedTest
    @CsvSource({
        "<row><c r=\"XFD1\"><v>1</v></c></row>, TOO_MANY_COLUMNS",
        "<row><c r=\"ZZZZZZZZZZ1\"><v>1</v></c></row>, TOO_MANY_COLUMNS",
        "<row><c r=\"1\"><v>1</v></c></row>, MALFORMED",
        "<row r=\"2\"/><row r=\"1\"/>, MALFORMED",
        "<row r=\"99999999\"/>, MALFORMED",
        "<row><c><v>1</v></c>, MALFORMED",
        "<row><c t=\"s\"><v>-1</v></c></row>, MALFORMED",
        "<row><c t=\"s\"><v>0</v></c></row>, MALFORMED"
    })
    void doesNotTakeAFileAtItsWord(String rows, Reason reason) throws IOException {
        assertRefused(file(rows), reason);
    }

    @Test
    void refusesATextThatNoSpreadsheetHolds() throws IOException {
        assertRefused(
                file(
                        "<row><c t=\"inlineStr\"><is><t>"
                                + "x".repeat(40_000)
                                + "</t></is></c></row>"),
                Reason.MALFORMED);
    }

    @Test
    void declaredEntitiesAreRefused() throws IOException {
        var parts = parts("");
        parts.put(
                "xl/worksheets/first.xml",
                "<!DOCTYPE d [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><worksheet><sheetData>"
                        + "<row><c t=\"inlineStr\"><is><t>&a;</t></is></c></row></sheetData></worksheet>");

        assertRefused(zip(parts), Reason.MALFORMED);
    }

    @Test
    void aBombIsRefusedOrNotUnpackedAtAll() throws IOException {
        var spaces = " ".repeat(1 << 20);
        var bomb = new StringBuilder();
        for (int i = 0; i < 140; i++) {
            bomb.append("<a/>").append(spaces);
        }
        for (var part : List.of("xl/worksheets/first.xml", "xl/sharedStrings.xml")) {
            var file = with(part, bomb);

            assertThat(file.length).isLessThan(1 << 20);
            assertRefused(file, Reason.TOO_LARGE_UNPACKED);
        }
        assertThat(rows(with("xl/media/image1.png", bomb))).hasSize(1);
    }

    private static byte[] with(String part, CharSequence content) throws IOException {
        var parts = parts("<row><c><v>1</v></c></row>");
        parts.put(part, "<x>" + content + "</x>");
        return zip(parts);
    }

    @Test
    void anEndlessAttributeIsRefusedBeforeItIsInMemory() throws IOException {
        assertRefused(file("<row x=\"" + "x".repeat(3 << 20) + "\"/>"), Reason.TOO_LARGE_UNPACKED);
        assertRefused(file("<row " + "x".repeat(3 << 20) + "=\"1\"/>"), Reason.MALFORMED);
    }

    @Test
    void refusesAnotherZipFileAndOneThatIsCutOff() throws IOException {
        assertRefused(
                zip(new LinkedHashMap<>(Map.of("word/document.xml", "<a/>"))), Reason.NO_TABLE);
        var whole = file("<row><c><v>1</v></c></row>");
        assertRefused(java.util.Arrays.copyOf(whole, whole.length / 3), Reason.MALFORMED);
    }

    private static void assertRefused(byte[] file, Reason reason) {
        assertThatExceptionOfType(TableRefusedException.class)
                .isThrownBy(() -> rows(file))
                .matches(e -> e.reason() == reason, reason.name());
    }

    private static byte[] file(String rows) throws IOException {
        return zip(parts(rows));
    }

    private static Map<String, String> parts(String rows) {
        var parts = new LinkedHashMap<String, String>();
        parts.put(
                "xl/worksheets/first.xml",
                "<worksheet><sheetData>" + rows + "</sheetData></worksheet>");
        parts.put("xl/workbook.xml", WORKBOOK);
        parts.put("xl/_rels/workbook.xml.rels", RELATIONS);
        parts.put("xl/styles.xml", STYLES);
        return parts;
    }

    private static byte[] zip(Map<String, String> parts) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(UTF_8));
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    private static List<TableRow> rows(byte[] file) throws IOException {
        TableFormat.Source source = () -> new ByteArrayInputStream(file);
        var all = new ArrayList<TableRow>();
        try (var rows = TableFormat.of(source, Optional.empty()).read(source)) {
            for (var row = rows.next(); row != null; row = rows.next()) {
                all.add(row);
            }
        }
        return all;
    }
}
