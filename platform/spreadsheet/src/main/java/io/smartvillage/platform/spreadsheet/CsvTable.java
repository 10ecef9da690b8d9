package io.smartvillage.platform.spreadsheet;

import io.smartvillage.platform.web.csv.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/// Days as ISO 8601 writes them, numbers without separators.
final class CsvTable {

    private static final int SATANG = 2;

    private CsvTable() {}

    static <T> void write(ExportTable<T> table, Iterator<T> rows, OutputStream out)
            throws IOException {
        var csv = new CsvWriter(out);
        csv.row(table.columns().stream().map(Column::heading).toList());
        while (rows.hasNext()) {
            var row = rows.next();
            var cells = new ArrayList<@Nullable String>(table.columns().size());
            for (var column : table.columns()) {
                cells.add(cell(column, row));
            }
            csv.row(cells);
        }
        csv.flush();
    }

    private static <T> @Nullable String cell(Column<T> column, T row) {
        return switch (column) {
            case Column.Text<T> text -> CsvWriter.text(text.cell().of(row));
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
}
