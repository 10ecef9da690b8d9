package io.smartvillage.platform.spreadsheet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is written is read back by a reader.
class ExportFormatTests {

    private static final ExportTable<Entry> TABLE =
            new ExportTable<>(
                    "เดินบัญชี",
                    List.of(
                            Column.day("วันที่", "Date", Entry::on),
                            Column.text("รายการ", "Description", Entry::description),
                            Column.money("คงเหลือ", "Balance", Entry::balance),
                            Column.quantity("หน่วย", "Units", Entry::units)));

    private record Entry(
            @Nullable LocalDate on,
            @Nullable String description,
            @Nullable BigDecimal balance,
            @Nullable BigDecimal units) {}

    private static final Entry ENTRY =
            new Entry(
                    LocalDate.of(2026, 12, 1),
                    "ค่าน้ำประปา \"มิเตอร์ที่ 1\", เดือนนี้\nผู้ใช้น้ำ",
                    new BigDecimal("-1234567.5"),
                    new BigDecimal("27.125"));

    private static final Entry EMPTY = new Entry(null, null, null, null);

    @Test
    void csvReadsBackAsItWas() throws IOException {
        var rows = csv(ENTRY, EMPTY);

        assertThat(rows.get(0).toList())
                .containsExactly(
                        "วันที่ / Date",
                        "รายการ / Description",
                        "คงเหลือ / Balance",
                        "หน่วย / Units");
        assertThat(rows.get(1).toList())
                .containsExactly("2026-12-01", ENTRY.description(), "-1234567.50", "27.125");
        assertThat(rows.get(2).toList()).containsExactly("", "", "", "");
        assertThat(rows).hasSize(3);
    }

    @Test
    void csvIsUtf8WithItsMarkAndLinesEndAsTheRfcSays() throws IOException {
        var bytes = written(ExportFormat.CSV, Stream.of(EMPTY));

        assertThat(bytes).startsWith(0xEF, 0xBB, 0xBF);
        assertThat(new String(bytes, UTF_8)).endsWith("\"หน่วย / Units\"\r\n,,,\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=HYPERLINK(\"http://evil.example\";\"คลิก\")",
                "+66 2 123 4567",
                "-2+3+cmd|' /C calc'!A0",
                "@SUM(A1)",
                "\t=1+1",
                "\r\n=1+1",
                " =1+1",
                "\u00A0=1+1",
                "\uFEFF=1+1",
                "＝1+1"
            })
    void csvDefusesFormulas(String text) throws IOException {
        assertThat(csv(text(text)).get(1).get(1)).isEqualTo("'" + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"99/123", "คุณปิ่น = เจ้าของ", "a-b", "", " ", "'s", "100%"})
    void csvLeavesOtherTextsAlone(String text) throws IOException {
        assertThat(csv(text(text)).get(1).get(1)).isEqualTo(text);
    }

    @Test
    void csvKeepsATextWithSemicolonsInOneCell() throws IOException {
        var file = new String(written(ExportFormat.CSV, Stream.of(text("a;=1+1"))), UTF_8);

        assertThat(file).contains("\"a;=1+1\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1E+3", "0.0000001", "100.00"})
    void csvWritesNumbersWithoutExponents(String number) throws IOException {
        var units = new BigDecimal(number);

        assertThat(csv(new Entry(null, null, null, units)).get(1).get(3))
                .isEqualTo(units.toPlainString());
    }

    @Test
    void csvRefusesAFractionOfASatang() {
        var entry = new Entry(null, null, new BigDecimal("0.005"), null);

        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> written(ExportFormat.CSV, Stream.of(entry)));
    }

    @Test
    void xlsxReadsBackWithTypesAndFormats() throws IOException {
        var rows = xlsx(Stream.of(ENTRY, EMPTY));

        assertThat(rows.getFirst().stream().map(Cell::asString))
                .containsExactly(
                        "วันที่ / Date",
                        "รายการ / Description",
                        "คงเหลือ / Balance",
                        "หน่วย / Units");
        var row = rows.get(1);
        assertThat(row.getCell(0).asDate().toLocalDate()).isEqualTo(ENTRY.on());
        assertThat(row.getCell(0).getDataFormatString()).isEqualTo("yyyy-mm-dd");
        assertThat(row.getCell(1).asString()).isEqualTo(ENTRY.description());
        assertThat(row.getCell(2).getType()).isEqualTo(CellType.NUMBER);
        assertThat(row.getCell(2).asNumber()).isEqualByComparingTo(ENTRY.balance());
        assertThat(row.getCell(2).getDataFormatString()).isEqualTo("#,##0.00");
        assertThat(row.getCell(3).asNumber()).isEqualByComparingTo(ENTRY.units());
        assertThat(rows.subList(2, rows.size()))
                .allMatch(empty -> empty.stream().allMatch(cell -> cell == null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+66", "@SUM(A1)", "<b>&amp;"})
    void xlsxKeepsTextsAsTheyAre(String text) throws IOException {
        var cell = xlsx(Stream.of(text(text))).get(1).getCell(1);

        assertThat(cell.getType()).isEqualTo(CellType.STRING);
        assertThat(cell.asString()).isEqualTo(text);
    }

    @Test
    void xlsxCutsATextThatExcelCannotHold() throws IOException {
        var cell = xlsx(Stream.of(text("ก".repeat(40_000)))).get(1).getCell(1);

        assertThat(cell.asString()).hasSize(32_767).endsWith("ก…");
    }

    @Test
    void xlsxIsReadableWithCharactersThatXmlForbids() throws IOException {
        var cell = xlsx(Stream.of(text("a\u0007b\u0000c"))).get(1).getCell(1);

        assertThat(cell.asString()).startsWith("a").endsWith("c");
    }

    @ParameterizedTest
    @EnumSource(ExportFormat.class)
    void rowsGoOutAsTheyComeIn(ExportFormat format) throws IOException {
        var rows = 30_000;
        var gone = new AtomicLong();
        var heldBack = new AtomicLong();
        var out =
                new OutputStream() {
                    @Override
                    public void write(int b) {
                        gone.incrementAndGet();
                    }

                    @Override
                    public void write(byte[] b, int off, int len) {
                        gone.addAndGet(len);
                    }
                };

        var entries =
                IntStream.range(0, rows)
                        .mapToObj(i -> {
                            if (i == rows / 2) {
                                heldBack.set(gone.get());
                            }
                            return new Entry(ENTRY.on(), "รายการที่ " + i, ENTRY.balance(), null);
                        });
        format.write(TABLE, entries, out);

        assertThat(heldBack.get()).isBetween(gone.get() * 4 / 10, gone.get() * 6 / 10);
    }

    @ParameterizedTest
    @EnumSource(ExportFormat.class)
    void leavesTheStreamOpen(ExportFormat format) throws IOException {
        var out =
                new ByteArrayOutputStream() {
                    @Override
                    public void close() {
                        throw new IllegalStateException("closed");
                    }
                };

        format.write(TABLE, Stream.of(ENTRY), out);

        assertThat(out.size()).isPositive();
    }

    @Test
    void anXlsxWhoseRowsFailedIsNoWholeFile() {
        var out = new ByteArrayOutputStream();
        var rows =
                Stream.of(1, 2)
                        .map(i -> {
                            if (i == 2) {
                                throw new UncheckedIOException(new IOException("lost"));
                            }
                            return ENTRY;
                        });

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> ExportFormat.XLSX.write(TABLE, rows, out));

        assertThatExceptionOfType(Exception.class).isThrownBy(() -> read(out.toByteArray()));
    }

    private static Entry text(String text) {
        return new Entry(null, text, null, null);
    }

    private static byte[] written(ExportFormat format, Stream<Entry> rows) throws IOException {
        var out = new ByteArrayOutputStream();
        format.write(TABLE, rows, out);
        return out.toByteArray();
    }

    private static List<CSVRecord> csv(Entry... rows) throws IOException {
        var text = new String(written(ExportFormat.CSV, Stream.of(rows)), UTF_8).substring(1);
        try (var parser = CSVFormat.RFC4180.parse(new StringReader(text))) {
            return parser.getRecords();
        }
    }

    private static List<Row> xlsx(Stream<Entry> rows) throws IOException {
        return read(written(ExportFormat.XLSX, rows));
    }

    private static List<Row> read(byte[] file) throws IOException {
        var options = new ReadingOptions(true, false);
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(file), options)) {
            assertThat(workbook.getFirstSheet().getName()).isEqualTo(TABLE.name());
            return workbook.getFirstSheet().read();
        }
    }
}
