package io.smartvillage.property.property;

import io.smartvillage.property.csv.SpreadsheetText;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.springframework.stereotype.Service;

/// Writes all houses of the village as a file that [ImportProperties] reads. Memory does not grow
/// with the village; a house that changes meanwhile shows as it is when its turn comes.
@Service
public class ExportProperties {

    private static final int CHUNK = 500;

    /// Without it spreadsheets take the Thai for another encoding.
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180
                    .builder()
                    .setHeader(
                            ImportedHouse.HOUSE_NUMBER,
                            ImportedHouse.ADDRESS,
                            ImportedHouse.STATUS,
                            ImportedHouse.LAND_USE,
                            ImportedHouse.AREA,
                            ImportedHouse.OWNER_ID)
                    .get();

    private final FindProperties findProperties;

    ExportProperties(FindProperties findProperties) {
        this.findProperties = findProperties;
    }

    public void exportTo(OutputStream output) throws IOException {
        Writer writer = new OutputStreamWriter(output, StandardCharsets.UTF_8);
        writer.write(BYTE_ORDER_MARK);
        var printer = new CSVPrinter(writer, FORMAT);
        Optional<UUID> after = Optional.empty();
        for (var more = true; more; ) {
            var houses = findProperties.next(after, CHUNK);
            for (var house : houses) {
                print(house.property(), printer);
                after = Optional.of(house.property().id());
            }
            more = houses.size() == CHUNK;
        }
        printer.flush();
    }

    private static void print(Property property, CSVPrinter printer) throws IOException {
        var details = property.details();
        printer.printRecord(
                SpreadsheetText.write(details.houseNumber()),
                SpreadsheetText.write(details.address()),
                details.status().name().toLowerCase(Locale.ROOT),
                details.landUse().name().toLowerCase(Locale.ROOT),
                details.areaSqWah().toPlainString(),
                Objects.toString(property.ownerId(), ""));
    }
}
