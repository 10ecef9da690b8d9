package io.smartvillage.platform.spreadsheet;

import io.smartvillage.platform.spreadsheet.TableRefusedException.Reason;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The first sheet. Nothing in a file is taken at its word: neither how far to the right a cell
/// stands nor how long its text is.
final class XlsxRows implements TableRows {

    private static final int MOST_COLUMNS = 256;
    private static final long MOST_LINES = 1_048_576;

    /// As Excel has it.
    private static final int LONGEST_TEXT = 32_767;

    /// Excel shows no more, and writes 0.1 as 0.10000000000000001.
    private static final MathContext SHOWN = new MathContext(15);

    private static final int LONGEST_NUMBER = 40;
    private static final double LARGEST_WRITTEN_OUT = 1e15;
    private static final int MOST_DECIMALS = 20;
    private static final int LETTERS = 26;
    private static final long SECONDS_OF_A_DAY = 86_400;
    private static final double LATEST_DAY = 2_958_466;

    private final XlsxPackage file;
    private final XlsxPackage.Xml xml;
    private final XlsxParts parts;
    private long line;

    private XlsxRows(XlsxPackage file) {
        this.file = file;
        this.parts = XlsxParts.of(file);
        if (!file.has(parts.sheet())) {
            throw new TableRefusedException(Reason.NO_TABLE, 1);
        }
        this.xml = file.read(parts.sheet());
    }

    /// @throws TableRefusedException if it is no XLSX file
    static XlsxRows of(TableFormat.Source source) throws IOException {
        var file = XlsxPackage.of(source);
        try {
            return new XlsxRows(file);
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    @Override
    public @Nullable TableRow next() {
        while (advance()) {
            if (xml.begins("row")) {
                var row = row();
                if (!row.isBlank()) {
                    return row;
                }
            } else if (xml.ends("sheetData")) {
                return null;
            }
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private boolean advance() {
        return xml.advance(line + 1);
    }

    private TableRow row() {
        line = lineOf(xml.attribute("r"));
        var row = new Cells();
        while (!xml.ends("row")) {
            if (!advance()) {
                throw new TableRefusedException(Reason.MALFORMED, line);
            }
            if (xml.begins("c")) {
                cell(row);
            }
        }
        return new TableRow(line, row.texts, row.formulas);
    }

    private long lineOf(@Nullable String declared) {
        if (declared == null) {
            return line + 1;
        }
        try {
            var next = Long.parseLong(declared);
            if (next > line && next <= MOST_LINES) {
                return next;
            }
        } catch (NumberFormatException _) {
            // refused below
        }
        throw new TableRefusedException(Reason.MALFORMED, line + 1);
    }

    private static final class Cells {

        private final List<String> texts = new ArrayList<>();
        private final Set<Integer> formulas = new HashSet<>();
        private int next;

        void put(int column, String text, boolean formula) {
            if (text.isEmpty() && !formula) {
                return;
            }
            if (column >= MOST_COLUMNS) {
                throw new TableRefusedException(Reason.TOO_MANY_COLUMNS, MOST_COLUMNS);
            }
            while (texts.size() <= column) {
                texts.add("");
            }
            texts.set(column, text);
            if (formula) {
                formulas.add(column);
            }
        }
    }

    private void cell(Cells row) {
        var column = columnOf(xml.attribute("r"), row);
        var type = xml.attribute("t");
        var style = xml.attribute("s");
        var text = new StringBuilder();
        var formula = false;
        var shown = false;
        while (!xml.ends("c")) {
            if (!advance()) {
                throw new TableRefusedException(Reason.MALFORMED, line);
            }
            if (xml.begins("f")) {
                formula = true;
            } else if (xml.begins("v") || xml.begins("t")) {
                shown = true;
            } else if (xml.ends("v") || xml.ends("t")) {
                shown = false;
            } else if (shown && xml.isText()) {
                text.append(xml.text());
                if (text.length() > LONGEST_TEXT) {
                    throw new TableRefusedException(Reason.MALFORMED, line);
                }
            }
        }
        row.put(column, text(type, style, text.toString()), formula);
    }

    private String text(@Nullable String type, @Nullable String style, String raw) {
        if (raw.isEmpty()) {
            return "";
        }
        return switch (type == null ? "n" : type) {
            case "s" -> parts.text(raw, line);
            case "b" -> raw.equals("1") ? "true" : "false";
            case "n" -> number(raw, parts.isDay(style));
            default -> raw;
        };
    }

    private String number(String raw, boolean day) {
        try {
            var value = raw.length() > LONGEST_NUMBER ? Double.NaN : Double.parseDouble(raw);
            if (!Double.isFinite(value) || Math.abs(value) >= LARGEST_WRITTEN_OUT) {
                return raw;
            }
            if (day && value >= 0 && value < LATEST_DAY) {
                return day(value);
            }
            var shown = new BigDecimal(raw).round(SHOWN);
            if (shown.signum() == 0) {
                return "0";
            }
            shown = shown.stripTrailingZeros();
            return shown.scale() > MOST_DECIMALS ? raw : shown.toPlainString();
        } catch (NumberFormatException _) {
            return raw;
        }
    }

    private String day(double value) {
        var seconds = Math.round(value * SECONDS_OF_A_DAY);
        var time =
                (parts.from1904() ? LocalDate.of(1904, 1, 1) : LocalDate.of(1899, 12, 30))
                        .atStartOfDay()
                        .plusSeconds(seconds);
        return seconds % SECONDS_OF_A_DAY == 0 ? time.toLocalDate().toString() : time.toString();
    }

    /// @param declared as `AB12`; a cell without it stands beside the one before
    private int columnOf(@Nullable String declared, Cells row) {
        int column = row.next;
        if (declared != null) {
            column = 0;
            for (int i = 0; i < declared.length(); i++) {
                var letter = declared.charAt(i);
                if (letter < 'A' || letter > 'Z') {
                    break;
                }
                column = Math.min(column * LETTERS + letter - 'A' + 1, MOST_COLUMNS + 1);
            }
            column--;
        }
        if (column < 0) {
            throw new TableRefusedException(Reason.MALFORMED, line);
        }
        row.next = column + 1;
        return column;
    }
}
