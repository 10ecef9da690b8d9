package io.smartvillage.platform.spreadsheet;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/// Cells have types here: a text is never calculated, whatever it begins with.
final class XlsxTable {

    private static final String APPLICATION = "Smart Village";
    private static final String VERSION = "1.0";

    private static final String MONEY = "#,##0.00";
    private static final String DAY = "yyyy-mm-dd";

    /// More and Excel calls the file damaged.
    private static final int LONGEST_TEXT = 32_767;

    private static final int ROWS_IN_MEMORY = 500;
    private static final int TEXT_WIDTH = 30;
    private static final int OTHER_WIDTH = 18;

    private XlsxTable() {}

    static <T> void write(ExportTable<T> table, Iterator<T> rows, OutputStream out)
            throws IOException {
        // Not closed after a failure: that would make a whole file of the rows so far.
        var workbook = new Workbook(out, APPLICATION, VERSION);
        var sheet = workbook.newWorksheet(table.name());
        head(table, sheet);
        var at = 1;
        while (rows.hasNext()) {
            var row = rows.next();
            for (var column = 0; column < table.columns().size(); column++) {
                fill(sheet, at, column, table.columns().get(column), row);
            }
            at++;
            if (at % ROWS_IN_MEMORY == 0) {
                sheet.flush();
            }
        }
        workbook.finish();
    }

    private static <T> void head(ExportTable<T> table, Worksheet sheet) {
        for (var i = 0; i < table.columns().size(); i++) {
            var column = table.columns().get(i);
            sheet.inlineString(0, i, column.heading());
            sheet.style(0, i).bold().set();
            sheet.width(i, column instanceof Column.Text<T> ? TEXT_WIDTH : OTHER_WIDTH);
        }
        sheet.freezePane(0, 1);
    }

    private static <T> void fill(Worksheet sheet, int at, int to, Column<T> column, T row) {
        switch (column) {
            case Column.Text<T> text -> text(sheet, at, to, text.cell().of(row));
            case Column.Day<T> day -> {
                var date = day.cell().of(row);
                if (date != null) {
                    sheet.value(at, to, date);
                    sheet.style(at, to).format(DAY).set();
                }
            }
            case Column.Money<T> money -> {
                var baht = money.cell().of(row);
                if (baht != null) {
                    sheet.value(at, to, baht);
                    sheet.style(at, to).format(MONEY).set();
                }
            }
            case Column.Quantity<T> quantity -> {
                var number = quantity.cell().of(row);
                if (number != null) {
                    sheet.value(at, to, number);
                }
            }
        }
    }

    /// Not in the table of texts that a workbook shares: that one is held in memory to the end.
    private static void text(Worksheet sheet, int at, int to, @Nullable String text) {
        if (text != null) {
            sheet.inlineString(
                    at,
                    to,
                    text.length() <= LONGEST_TEXT
                            ? text
                            : text.substring(0, LONGEST_TEXT - 1) + "…");
        }
    }
}
