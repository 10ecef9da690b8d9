package io.smartvillage.property.property;

import io.smartvillage.platform.imports.ChunkResult;
import io.smartvillage.platform.imports.ImportRequest;
import io.smartvillage.platform.imports.ImportTable;
import io.smartvillage.platform.imports.Importer;
import io.smartvillage.platform.imports.RowProblem;
import io.smartvillage.platform.imports.RowReader;
import io.smartvillage.property.person.People;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Registers the houses of a file, and brings those that are there up to date. A house is known by
/// its number.
@Component
public class PropertyImporter implements Importer<ImportedHouse> {

    public static final String KIND = "properties";

    private static final ImportTable TABLE =
            new ImportTable(KIND, "property:write", ImportedHouse.COLUMNS);

    private final StoreHouses storeHouses;
    private final People people;

    PropertyImporter(StoreHouses storeHouses, People people) {
        this.storeHouses = storeHouses;
        this.people = people;
    }

    @Override
    public ImportTable table() {
        return TABLE;
    }

    @Override
    public Optional<ImportedHouse> read(RowReader row) {
        return ImportedHouse.read(row);
    }

    @Override
    public ChunkResult store(List<ImportedHouse> rows, ImportRequest request) {
        var strangers =
                people.problemsWith(
                        rows.stream()
                                .map(ImportedHouse::ownerId)
                                .filter(Objects::nonNull)
                                .toList());
        var good = new ArrayList<ImportedHouse>();
        var rejected = new ArrayList<RowProblem>();
        for (var house : rows) {
            var messageKey = house.ownerId() == null ? null : strangers.get(house.ownerId());
            if (messageKey == null) {
                good.add(house);
            } else {
                rejected.add(
                        RowProblem.of(house.line(), ImportedHouse.OWNER_ID.name(), messageKey));
            }
        }
        var outcome = storeHouses.store(good);
        return new ChunkResult(outcome.created(), outcome.updated(), rejected);
    }
}
