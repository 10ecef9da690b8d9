package io.smartvillage.platform.imports;

import io.smartvillage.platform.spreadsheet.TableRow;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the cells of a row and notes everything that is wrong with them. An empty cell, and one of
/// a column that the file does not have, is null.
public final class RowReader {

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final int LONGEST_NUMBER = 30;

    private final ColumnOrder order;
    private final TableRow row;
    private final SeenRows seen;
    private final ImportRequest request;
    private final boolean complete;
    private final List<RowProblem> problems = new ArrayList<>();

    RowReader(ColumnOrder order, TableRow row, SeenRows seen, ImportRequest request) {
        this.order = order;
        this.row = row;
        this.seen = seen;
        this.request = request;
        this.complete = order.fits(row);
        if (!complete) {
            wrong("", "import.cells", order.size(), row.cells().size());
        }
        row.formulas().stream()
                .sorted()
                .forEach(index -> wrong(order.nameAt(index), "import.formula"));
    }

    public long line() {
        return row.line();
    }

    public ImportRequest request() {
        return request;
    }

    public boolean good() {
        return problems.isEmpty();
    }

    List<RowProblem> problems() {
        return problems;
    }

    public void wrong(String column, String messageKey, Object... arguments) {
        problems.add(RowProblem.of(row.line(), column, messageKey, arguments));
    }

    /// Whether the file has the column: what it does not tell can be left as it is.
    public boolean has(String column) {
        return order.index(column).isPresent();
    }

    /// One line of text without spaces around it.
    public @Nullable String text(String column, int longest) {
        var text = cell(column);
        if (text.length() > longest) {
            wrong(column, "import.too-long", Integer.toString(longest));
            return null;
        }
        if (CONTROL.matcher(text).find()) {
            wrong(column, "import.control-character");
            return null;
        }
        return text.isEmpty() ? null : text;
    }

    public @Nullable String requiredText(String column, int longest) {
        require(column);
        return text(column, longest);
    }

    public @Nullable UUID id(String column) {
        var text = cell(column);
        if (text.isEmpty()) {
            return null;
        }
        try {
            var id = UUID.fromString(text);
            if (id.toString().equalsIgnoreCase(text)) {
                return id;
            }
        } catch (IllegalArgumentException _) {
            // said below
        }
        wrong(column, "import.id");
        return null;
    }

    /// Digits with a point before the decimals: no separators, no exponent.
    public @Nullable BigDecimal number(String column, int mostDecimals) {
        var text = cell(column);
        if (text.isEmpty()) {
            return null;
        }
        if (text.length() <= LONGEST_NUMBER
                && text.matches("-?\\d+(\\.\\d{1,%d})?".formatted(mostDecimals))) {
            return new BigDecimal(text);
        }
        wrong(column, "import.number", Integer.toString(mostDecimals));
        return null;
    }

    /// As in 2026-01-31, of the Common Era.
    public @Nullable LocalDate day(String column) {
        var text = cell(column);
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeException _) {
            wrong(column, "import.day");
            return null;
        }
    }

    /// With the offset from UTC, as in 2026-01-01T08:00:00+07:00.
    public @Nullable Instant time(String column) {
        var text = cell(column);
        try {
            return text.isEmpty() ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException _) {
            wrong(column, "import.time");
            return null;
        }
    }

    /// By its name, in capitals or not.
    public <E extends Enum<E>> @Nullable E constant(String column, E[] constants) {
        var text = cell(column);
        if (text.isEmpty()) {
            return null;
        }
        for (var constant : constants) {
            if (constant.name().equalsIgnoreCase(text)) {
                return constant;
            }
        }
        wrong(
                column,
                "field.enum",
                String.join(
                        ", ",
                        Arrays.stream(constants)
                                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                                .toList()));
        return null;
    }

    public <E extends Enum<E>> @Nullable E requiredConstant(String column, E[] constants) {
        require(column);
        return constant(column, constants);
    }

    /// Notes a problem if the cell is empty.
    public void require(String column) {
        if (complete && cell(column).isEmpty() && !isFormula(column)) {
            wrong(column, "field.missing");
        }
    }

    /// Notes a problem if an earlier row has the same key.
    public void once(String column, String key) {
        earlier(key).ifPresent(line -> wrong(column, "import.double", Long.toString(line)));
        remember(key);
    }

    /// The line of the first row that was remembered by this key.
    public Optional<Long> earlier(String key) {
        return seen.line(key);
    }

    public void remember(String key) {
        seen.remember(key, row.line());
    }

    private boolean isFormula(String column) {
        return order.index(column).filter(row.formulas()::contains).isPresent();
    }

    /// Empty also of a row with too few cells or too many: that is said of the row as a whole. What
    /// a formula came to is nothing that somebody wrote.
    private String cell(String column) {
        if (!complete || isFormula(column)) {
            return "";
        }
        return order.index(column)
                .filter(index -> index < row.cells().size())
                .map(index -> row.cells().get(index).strip())
                .orElse("");
    }
}
