package io.smartvillage.billing.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Iterator;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;
import org.jspecify.annotations.Nullable;

/// All cells are quoted: where a spreadsheet parts them by semicolons, no text becomes two cells.
final class CsvFile {

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setQuoteMode(QuoteMode.ALL_NON_NULL).get();

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /// How a formula begins, also as Asian keyboards write it.
    private static final String FORMULA = "=+-@＝＋－＠";

    private static final String AS_TEXT = "'";
    private static final int SATANG = 2;

    private CsvFile() {}

    static <T> void write(ExportTable<T> table, Iterator<T> rows, OutputStream out)
            throws IOException {
        var writer = new BufferedWriter(new OutputStreamWriter(out, UTF_8));
        writer.write(BYTE_ORDER_MARK);
        var printer = new CSVPrinter(writer, FORMAT);
        printer.printRecord(table.columns().stream().map(Column::heading));
        while (rows.hasNext()) {
            var row = rows.next();
            for (var column : table.columns()) {
                printer.print(cell(column, row));
            }
            printer.println();
        }
        printer.flush();
    }

    private static <T> @Nullable String cell(Column<T> column, T row) {
        return switch (column) {
            case Column.Text<T> text -> text(text.cell().of(row));
            case Column.Day<T> day -> {
                var date = day.cell().of(row);
                yield date == null ? null : date.toString();
            }
            case Column.Money<T> money -> {
                var baht = money.cell().of(row);
                yield baht == null ? null : plain(baht, SATANG);
            }
            case Column.Quantity<T> quantity -> {
                var number = quantity.cell().of(row);
                yield number == null ? null : plain(number, Math.max(0, number.scale()));
            }
        };
    }

    /// @throws ArithmeticException if the number has more decimals
    private static String plain(BigDecimal number, int decimals) {
        return number.setScale(decimals, RoundingMode.UNNECESSARY).toPlainString();
    }

    /// A text that a spreadsheet would calculate is marked as text; what spreadsheets pass over
    /// before it does not hide it.
    private static @Nullable String text(@Nullable String text) {
        if (text == null) {
            return null;
        }
        var calculated =
                text.chars()
                        .dropWhile(CsvFile::isPassedOver)
                        .limit(1)
                        .anyMatch(first -> FORMULA.indexOf(first) >= 0);
        return calculated ? AS_TEXT + text : text;
    }

    private static boolean isPassedOver(int character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || Character.isISOControl(character)
                || character == BYTE_ORDER_MARK;
    }
}
