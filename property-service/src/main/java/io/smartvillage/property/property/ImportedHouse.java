package io.smartvillage.property.property;

import io.smartvillage.property.csv.CsvRow;
import io.smartvillage.property.property.ImportReport.RowProblem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One row of an imported file that can be stored.
///
/// @param ownerId null leaves the owner as it is
record ImportedHouse(long line, PropertyDetails details, @Nullable UUID ownerId) {

    static final String HOUSE_NUMBER = "house_number";
    static final String ADDRESS = "address";
    static final String STATUS = "status";
    static final String LAND_USE = "land_use";
    static final String AREA = "area_sq_wah";
    static final String OWNER_ID = "owner_id";

    static final List<String> REQUIRED = List.of(HOUSE_NUMBER, ADDRESS, STATUS, LAND_USE, AREA);

    private static final int LONGEST_HOUSE_NUMBER = 50;
    private static final int LONGEST_ADDRESS = 255;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final Pattern AREA_FORM = Pattern.compile("\\d{1,8}(\\.\\d{1,2})?");

    /// Reads a row, or says everything that is wrong with it.
    static Optional<ImportedHouse> read(CsvRow row, List<RowProblem> problems) {
        var reader = new Reader(row);
        var details = reader.details();
        var ownerId = reader.ownerId();
        problems.addAll(reader.wrong);
        return reader.wrong.isEmpty() && details != null
                ? Optional.of(new ImportedHouse(row.line(), details, ownerId))
                : Optional.empty();
    }

    private static final class Reader {

        private final CsvRow row;
        private final List<RowProblem> wrong = new ArrayList<>();

        Reader(CsvRow row) {
            this.row = row;
        }

        @Nullable PropertyDetails details() {
            if (!row.complete()) {
                wrong("", "csv.cells", row.columns().size(), row.cells().size());
                return null;
            }
            var houseNumber = text(HOUSE_NUMBER, LONGEST_HOUSE_NUMBER);
            var address = text(ADDRESS, LONGEST_ADDRESS);
            var status = constant(STATUS, PropertyStatus.values());
            var landUse = constant(LAND_USE, LandUse.values());
            var area = area();
            return status == null || landUse == null || area == null
                    ? null
                    : new PropertyDetails(houseNumber, address, status, landUse, area);
        }

        @Nullable UUID ownerId() {
            if (!row.complete() || row.cell(OWNER_ID).isEmpty()) {
                return null;
            }
            try {
                var id = UUID.fromString(row.cell(OWNER_ID));
                if (id.toString().equalsIgnoreCase(row.cell(OWNER_ID))) {
                    return id;
                }
            } catch (IllegalArgumentException _) {
                // said below
            }
            wrong(OWNER_ID, "csv.id");
            return null;
        }

        private String text(String column, int longest) {
            var text = row.cell(column);
            if (text.isEmpty()) {
                wrong(column, "field.missing");
            } else if (text.length() > longest) {
                wrong(column, "csv.too-long", longest);
            } else if (CONTROL.matcher(text).find()) {
                wrong(column, "csv.control-character");
            }
            return text;
        }

        private <E extends Enum<E>> @Nullable E constant(String column, E[] constants) {
            var text = row.cell(column).toUpperCase(Locale.ROOT);
            for (var constant : constants) {
                if (constant.name().equals(text)) {
                    return constant;
                }
            }
            if (text.isEmpty()) {
                wrong(column, "field.missing");
            } else {
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

        private @Nullable BigDecimal area() {
            var text = row.cell(AREA);
            if (text.isEmpty()) {
                wrong(AREA, "field.missing");
            } else if (!AREA_FORM.matcher(text).matches() || new BigDecimal(text).signum() == 0) {
                wrong(AREA, "csv.area");
            } else {
                return new BigDecimal(text);
            }
            return null;
        }

        private void wrong(String column, String messageKey, Object... arguments) {
            wrong.add(new RowProblem(row.line(), column, messageKey, List.of(arguments)));
        }
    }
}
