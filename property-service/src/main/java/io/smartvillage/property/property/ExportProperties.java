package io.smartvillage.property.property;

import static io.smartvillage.property.property.ImportedHouse.ADDRESS;
import static io.smartvillage.property.property.ImportedHouse.AREA;
import static io.smartvillage.property.property.ImportedHouse.HOUSE_NUMBER;
import static io.smartvillage.property.property.ImportedHouse.LAND_USE;
import static io.smartvillage.property.property.ImportedHouse.OWNER_ID;
import static io.smartvillage.property.property.ImportedHouse.STATUS;

import io.smartvillage.platform.imports.ImportColumn;
import io.smartvillage.platform.spreadsheet.Column;
import io.smartvillage.platform.spreadsheet.ExportTable;
import io.smartvillage.platform.spreadsheet.PagedRows;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/// All houses of the village as a table that [PropertyImporter] reads.
@Service
public class ExportProperties {

    public static final ExportTable<Property> TABLE =
            new ExportTable<>(
                    PropertyImporter.KIND,
                    List.of(
                            text(HOUSE_NUMBER, house -> house.details().houseNumber()),
                            text(ADDRESS, house -> house.details().address()),
                            text(STATUS, house -> house.details().status().column),
                            text(LAND_USE, house -> house.details().landUse().column),
                            Column.quantity(
                                    AREA.thai(),
                                    AREA.english(),
                                    house -> house.details().areaSqWah()),
                            text(OWNER_ID, house -> Objects.toString(house.ownerId(), null))));

    private final FindProperties findProperties;

    ExportProperties(FindProperties findProperties) {
        this.findProperties = findProperties;
    }

    /// Read as they are used: memory does not grow with the village.
    public Stream<Property> all() {
        return PagedRows.<House>stream((last, limit) ->
                        findProperties.next(last.map(house -> house.property().id()), limit))
                .map(House::property);
    }

    private static Column<Property> text(ImportColumn column, Column.Cell<Property, String> cell) {
        return Column.text(column.thai(), column.english(), cell);
    }
}
