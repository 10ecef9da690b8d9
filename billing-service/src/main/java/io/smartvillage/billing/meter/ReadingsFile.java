package io.smartvillage.billing.meter;

import io.smartvillage.billing.feeschedule.MeterKind;
import io.smartvillage.billing.meter.MeterReading.Seen;
import io.smartvillage.billing.meter.ReadingsReport.LineProblem;
import io.smartvillage.platform.web.problem.BadParameterException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/// Readings as somebody who goes from meter to meter writes them down: CSV with the columns `kind`,
/// `serial`, `readOn`, `value` and, where a meter began again at 0, `rolledOverAt`.
///
/// @param problems of lines that cannot be read
/// @param rows of all lines
public record ReadingsFile(List<Line> lines, List<LineProblem> problems, long rows) {

    private static final Set<String> REQUIRED = Set.of("kind", "serial", "readOn", "value");
    private static final String ROLLED_OVER_AT = "rolledOverAt";
    private static final int MOST_ROWS = 5000;
    private static final int DECIMALS = 3;
    private static final BigDecimal MOST = new BigDecimal("99999999999.999");
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    record Name(MeterKind kind, String serial) {}

    record Line(long number, Name meter, Seen seen) {}

    /// @throws BadParameterException if it is no CSV with these columns, or too long
    public static ReadingsFile read(String text) {
        var format =
                CSVFormat.RFC4180
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .setIgnoreEmptyLines(true)
                        .setTrim(true)
                        .get();
        try (var parser =
                CSVParser.builder()
                        .setCharSequence(text.replace(BYTE_ORDER_MARK, ""))
                        .setFormat(format)
                        .get()) {
            if (!parser.getHeaderMap().keySet().containsAll(REQUIRED)) {
                throw malformed();
            }
            var lines = new ArrayList<Line>();
            var problems = new ArrayList<LineProblem>();
            long rows = 0;
            for (var row : parser) {
                rows++;
                if (rows > MOST_ROWS) {
                    throw new BadParameterException("file", "field.csv-rows", MOST_ROWS);
                }
                line(row, parser.getCurrentLineNumber(), problems).ifPresent(lines::add);
            }
            return new ReadingsFile(lines, problems, rows);
        } catch (IOException | UncheckedIOException | IllegalArgumentException _) {
            throw malformed();
        }
    }

    private static BadParameterException malformed() {
        return new BadParameterException(
                "file",
                "field.csv-columns",
                String.join(", ", REQUIRED.stream().sorted().toList()));
    }

    private static Optional<Line> line(CSVRecord row, long number, List<LineProblem> problems) {
        var before = problems.size();
        var kind = kind(row, number, problems);
        var serial = cell(row, "serial");
        if (serial.isEmpty()) {
            problems.add(new LineProblem(number, "serial", "meter-unknown", List.of()));
        }
        var readOn = date(row, number, problems);
        var value = amount(row, "value", number, problems);
        var rolledOverAt =
                cell(row, ROLLED_OVER_AT).isEmpty()
                        ? null
                        : amount(row, ROLLED_OVER_AT, number, problems);
        if (problems.size() > before || kind == null || readOn == null || value == null) {
            return Optional.empty();
        }
        return Optional.of(
                new Line(number, new Name(kind, serial), new Seen(readOn, value, rolledOverAt)));
    }

    private static String cell(CSVRecord row, String column) {
        return row.isSet(column) ? row.get(column) : "";
    }

    private static @Nullable MeterKind kind(
            CSVRecord row, long number, List<LineProblem> problems) {
        try {
            return MeterKind.valueOf(cell(row, "kind").toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException _) {
            problems.add(new LineProblem(number, "kind", "meter-unknown", List.of()));
            return null;
        }
    }

    private static @Nullable LocalDate date(
            CSVRecord row, long number, List<LineProblem> problems) {
        try {
            return LocalDate.parse(cell(row, "readOn"));
        } catch (DateTimeException _) {
            problems.add(new LineProblem(number, "readOn", "meter-reading-no-date", List.of()));
            return null;
        }
    }

    private static @Nullable BigDecimal amount(
            CSVRecord row, String column, long number, List<LineProblem> problems) {
        try {
            var amount = new BigDecimal(cell(row, column));
            if (amount.signum() >= 0 && amount.scale() <= DECIMALS && amount.compareTo(MOST) <= 0) {
                return amount;
            }
        } catch (NumberFormatException _) {
            // named below, like one out of range
        }
        problems.add(new LineProblem(number, column, "meter-reading-no-number", List.of()));
        return null;
    }
}
