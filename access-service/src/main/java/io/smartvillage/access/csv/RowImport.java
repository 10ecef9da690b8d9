package io.smartvillage.access.csv;

import io.smartvillage.access.csv.ImportReport.RowProblem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Stores the good rows of a file in batches and reports the bad ones.
///
/// @param <R> a row that was read
public final class RowImport<R> {

    private static final int BATCH = 500;
    private static final int MOST_PROBLEMS = 1000;

    /// What became of a batch; the rest of its rows was there already.
    public record Stored(long created, List<RowProblem> rejected) {

        public Stored {
            rejected = List.copyOf(rejected);
        }
    }

    private final Function<RowReader, Optional<R>> reading;
    private final Function<List<R>, Stored> storing;

    /// @param reading empty if something is wrong, which the reader then has noted
    /// @param storing a whole batch, or nothing of it
    public RowImport(Function<RowReader, Optional<R>> reading, Function<List<R>, Stored> storing) {
        this.reading = reading;
        this.storing = storing;
    }

    /// After a failure midway, whole batches were stored: sending the file again does the rest.
    public ImportReport run(CsvFile file, boolean dryRun) {
        var problems = new ArrayList<RowProblem>();
        var good = new ArrayList<R>();
        long rejected = 0;
        for (var row : file.rows()) {
            var reader = new RowReader(row);
            reading.apply(reader).filter(_ -> reader.good()).ifPresent(good::add);
            if (!reader.good()) {
                rejected++;
                problems.addAll(reader.problems());
            }
        }
        long created = 0;
        for (int from = 0; from < good.size(); from += BATCH) {
            var stored = storing.apply(good.subList(from, Math.min(good.size(), from + BATCH)));
            created += stored.created();
            rejected += stored.rejected().size();
            problems.addAll(stored.rejected());
        }
        return new ImportReport(
                dryRun,
                file.rows().size(),
                created,
                file.rows().size() - created - rejected,
                rejected,
                problems.stream()
                        .sorted(Comparator.comparingLong(RowProblem::line))
                        .limit(MOST_PROBLEMS)
                        .toList());
    }
}
