package io.smartvillage.property.property;

import io.smartvillage.property.csv.CsvFile;
import io.smartvillage.property.csv.CsvRow;
import io.smartvillage.property.person.People;
import io.smartvillage.property.property.ImportReport.RowProblem;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

/// Registers the houses of a CSV file, and brings those that are there up to date.
///
/// A row is known by its house number: a new one is created, one that says something else is
/// updated, one that says the same is left alone, so a file can be sent again at any time. Bad rows
/// are reported and keep no good row from being stored. Rows are stored in batches, each whole with
/// its events or not at all; after a failure midway, sending the file again does the rest.
@Service
public class ImportProperties {

    private static final int BATCH = 500;
    private static final int MOST_PROBLEMS = 1000;

    private static final CsvFile.Columns COLUMNS =
            new CsvFile.Columns(ImportedHouse.REQUIRED, Set.of(ImportedHouse.OWNER_ID));

    private final StoreHouses storeHouses;
    private final People people;
    private final TransactionTemplate transaction;
    private final DataSize largest;
    private final long mostRows;

    ImportProperties(
            StoreHouses storeHouses,
            People people,
            PlatformTransactionManager transactions,
            @Value("${smartvillage.property.import.max-size:10MB}") DataSize largest,
            @Value("${smartvillage.property.import.max-rows:50000}") long mostRows) {
        this.storeHouses = storeHouses;
        this.people = people;
        this.transaction = new TransactionTemplate(transactions);
        this.largest = largest;
        this.mostRows = mostRows;
    }

    /// @param dryRun stores nothing and tells what would happen
    /// @throws io.smartvillage.property.csv.CsvRefusedException if the file cannot be used; nothing
    ///   was stored
    /// @throws io.smartvillage.property.csv.CsvHeaderException if it has other columns; nothing was
    ///   stored
    public ImportReport importFrom(InputStream body, boolean dryRun) throws IOException {
        try (var file = CsvFile.receive(body, COLUMNS, largest, mostRows)) {
            var run = new Run(dryRun);
            file.forEachRow(run::take);
            run.store();
            return run.report();
        }
    }

    private final class Run {

        private final boolean dryRun;
        private final Map<String, Long> lines = new HashMap<>();
        private final List<ImportedHouse> batch = new ArrayList<>(BATCH);
        private final List<RowProblem> problems = new ArrayList<>();
        private long rows;
        private long rejected;
        private long created;
        private long updated;

        Run(boolean dryRun) {
            this.dryRun = dryRun;
        }

        void take(CsvRow row) {
            rows++;
            var wrong = new ArrayList<RowProblem>();
            var house = ImportedHouse.read(row, wrong);
            if (row.complete()) {
                findDouble(row, wrong);
            }
            if (!wrong.isEmpty()) {
                reject(wrong);
                return;
            }
            house.ifPresent(batch::add);
            if (batch.size() == BATCH) {
                store();
            }
        }

        private void findDouble(CsvRow row, List<RowProblem> wrong) {
            var number = row.cell(ImportedHouse.HOUSE_NUMBER);
            if (number.isEmpty()) {
                return;
            }
            var first = lines.putIfAbsent(number, row.line());
            if (first != null) {
                wrong.add(
                        new RowProblem(
                                row.line(),
                                ImportedHouse.HOUSE_NUMBER,
                                "csv.double",
                                List.of(first.toString())));
            }
        }

        private void reject(List<RowProblem> wrong) {
            rejected++;
            if (problems.size() < MOST_PROBLEMS) {
                problems.addAll(wrong);
            }
        }

        void store() {
            if (batch.isEmpty()) {
                return;
            }
            var stored = Objects.requireNonNull(transaction.execute(_ -> storeBatch()));
            created += stored.created();
            updated += stored.updated();
            batch.clear();
        }

        private StoreHouses.Outcome storeBatch() {
            rejectStrangers();
            return dryRun ? storeHouses.foresee(batch) : storeHouses.store(batch);
        }

        private void rejectStrangers() {
            var strangers =
                    people.problemsWith(
                            batch.stream()
                                    .map(ImportedHouse::ownerId)
                                    .filter(Objects::nonNull)
                                    .toList());
            batch.removeIf(house -> {
                var messageKey = house.ownerId() == null ? null : strangers.get(house.ownerId());
                if (messageKey == null) {
                    return false;
                }
                reject(
                        List.of(
                                new RowProblem(
                                        house.line(),
                                        ImportedHouse.OWNER_ID,
                                        messageKey,
                                        List.of())));
                return true;
            });
        }

        ImportReport report() {
            return new ImportReport(
                    dryRun,
                    rows,
                    created,
                    updated,
                    rows - rejected - created - updated,
                    rejected,
                    problems.stream()
                            .sorted(java.util.Comparator.comparingLong(RowProblem::line))
                            .toList());
        }
    }
}
