package io.smartvillage.access.csv;

import io.smartvillage.access.csv.ImportReport.RowProblem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the cells of a row and notes everything that is wrong with them.
public final class RowReader {

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private final CsvRow row;
    private final List<RowProblem> problems = new ArrayList<>();

    public RowReader(CsvRow row) {
        this.row = row;
        if (!row.complete()) {
            wrong("", "csv.cells", row.columns().size(), row.cells().size());
        }
    }

    public long line() {
        return row.line();
    }

    public boolean good() {
        return problems.isEmpty();
    }

    public List<RowProblem> problems() {
        return List.copyOf(problems);
    }

    public void wrong(String column, String messageKey, Object... arguments) {
        problems.add(RowProblem.of(row.line(), column, messageKey, arguments));
    }

    public @Nullable String text(String column, int longest) {
        var text = cell(column);
        if (text.length() > longest) {
            wrong(column, "csv.too-long", longest);
            return null;
        }
        if (CONTROL.matcher(text).find()) {
            wrong(column, "csv.control-character");
            return null;
        }
        return text.isEmpty() ? null : text;
    }

    public @Nullable String requiredText(String column, int longest) {
        if (row.complete() && cell(column).isEmpty()) {
            wrong(column, "field.missing");
        }
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
        wrong(column, "csv.id");
        return null;
    }

    /// With the offset from UTC, as in 2026-01-01T08:00:00+07:00.
    public @Nullable Instant time(String column) {
        var text = cell(column);
        try {
            return text.isEmpty() ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException _) {
            wrong(column, "csv.time");
            return null;
        }
    }

    public <E extends Enum<E>> @Nullable E constant(String column, E[] constants) {
        var text = cell(column);
        for (var constant : constants) {
            if (constant.name().equalsIgnoreCase(text)) {
                return constant;
            }
        }
        if (row.complete()) {
            wrong(
                    column,
                    "field.enum",
                    String.join(
                            ", ",
                            Arrays.stream(constants)
                                    .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                                    .toList()));
        }
        return null;
    }

    /// Empty also of a row with too few cells or too many: that is said of the row as a whole.
    private String cell(String column) {
        return row.complete() ? row.cell(column) : "";
    }
}
