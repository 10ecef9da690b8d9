package io.smartvillage.platform.imports;

import io.smartvillage.platform.imports.ImportJobs.Claim;
import io.smartvillage.platform.privacy.UnreadablePersonalDataException;
import io.smartvillage.platform.spreadsheet.TableFormat;
import io.smartvillage.platform.spreadsheet.TableRefusedException;
import io.smartvillage.platform.spreadsheet.TableRows;
import io.smartvillage.platform.storage.FileMissingException;
import io.smartvillage.platform.storage.FileStore;
import io.smartvillage.platform.tenancy.CurrentVillage;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Does the imports that wait, each on one instance at a time.
///
/// A chunk and the job's count of rows are one transaction: wherever an instance is killed, the
/// next one goes on after the last chunk that was stored. The file is read once from the beginning,
/// and no more than a chunk of it is in memory.
final class RunImports {

    private static final Logger LOG = LoggerFactory.getLogger(RunImports.class);

    /// An instance that was killed keeps a job for so long; a chunk takes far less.
    static final Duration LEASE = Duration.ofMinutes(1);

    private static final int MOST_ATTEMPTS = 5;

    private final Importers importers;
    private final ImportJobs jobs;
    private final FileStore files;
    private final TransactionTemplate transaction;
    private final Clock clock;

    RunImports(
            Importers importers,
            ImportJobs jobs,
            FileStore files,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.importers = importers;
        this.jobs = jobs;
        this.files = files;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /// @param goOn asked before each chunk; a job that is left so is gone on with by whoever comes
    ///   next
    /// @return true if there was something to do
    boolean work(UUID worker, BooleanSupplier goOn) {
        var did = false;
        for (var due : jobs.due(clock.instant())) {
            if (!goOn.getAsBoolean()) {
                break;
            }
            did |= CurrentVillage.call(due.villageId(), () -> claimAndRun(due.id(), worker, goOn));
        }
        return did;
    }

    private boolean claimAndRun(UUID id, UUID worker, BooleanSupplier goOn) {
        var now = clock.instant();
        var claim =
                Objects.requireNonNull(
                        transaction.execute(_ -> jobs.claim(id, worker, now, now.plus(LEASE))));
        claim.ifPresent(job -> run(job, worker, goOn));
        return claim.isPresent();
    }

    private void run(Claim job, UUID worker, BooleanSupplier goOn) {
        try {
            if (job.attempts() > MOST_ATTEMPTS) {
                finish(job.id(), ImportStatus.FAILED, "store-failed");
            } else {
                run(importers.of(job.kind()), job, worker, goOn);
            }
        } catch (TableRefusedException
                | WrongColumnsException
                | FileMissingException
                | UnreadablePersonalDataException e) {
            LOG.warn("import {} cannot be read any more: {}", job.id(), e.getMessage());
            finish(job.id(), ImportStatus.FAILED, "file-unreadable");
        } catch (RuntimeException | IOException e) {
            LOG.error("import {} waits, attempt {}", job.id(), job.attempts(), e);
            var until = clock.instant().plusSeconds(1L << job.attempts());
            transaction.executeWithoutResult(_ -> jobs.release(job.id(), worker, until));
        }
    }

    private <R> void run(Importer<R> importer, Claim job, UUID worker, BooleanSupplier goOn)
            throws IOException {
        try (var rows = job.format().read(() -> files.open(job.fileId()))) {
            var reading = new Reading<>(importer, job, rows);
            for (long done = 0; done < job.done(); done++) {
                reading.next();
            }
            var done = job.done();
            while (goOn.getAsBoolean()) {
                var chunk = reading.chunk();
                if (chunk.rows == 0) {
                    finish(job.id(), ImportStatus.DONE, null);
                    return;
                }
                if (!store(importer, job, worker, done, chunk)) {
                    LOG.info("import {} was taken away", job.id());
                    return;
                }
                done += chunk.rows;
            }
            transaction.executeWithoutResult(_ -> jobs.release(job.id(), worker, clock.instant()));
        }
    }

    /// @return false if the job is not this worker's any more; nothing was stored
    private <R> boolean store(
            Importer<R> importer, Claim job, UUID worker, long done, Chunk<R> chunk) {
        if (!job.dryRun()) {
            return is(
                    transaction.execute(_ -> {
                        if (!jobs.hold(job.id(), worker, done)) {
                            return false;
                        }
                        progressed(job, chunk, importer.store(chunk.good, job.request()));
                        return true;
                    }));
        }
        var result =
                Objects.requireNonNull(
                        transaction.execute(status -> {
                            status.setRollbackOnly();
                            return importer.store(chunk.good, job.request());
                        }));
        return is(
                transaction.execute(_ -> {
                    if (!jobs.hold(job.id(), worker, done)) {
                        return false;
                    }
                    progressed(job, chunk, result);
                    return true;
                }));
    }

    private void progressed(Claim job, Chunk<?> chunk, ChunkResult result) {
        var problems = new ArrayList<>(chunk.problems);
        problems.addAll(result.rejected());
        problems.sort(Comparator.comparingLong(RowProblem::line));
        jobs.addProblems(job.id(), problems);
        jobs.progressed(
                job.id(),
                chunk.rows,
                result.created(),
                result.updated(),
                chunk.rows - chunk.good.size() + result.rejected().size(),
                clock.instant().plus(LEASE));
    }

    private static boolean is(@Nullable Boolean answer) {
        return Boolean.TRUE.equals(answer);
    }

    private void finish(UUID id, ImportStatus status, @Nullable String problem) {
        transaction.executeWithoutResult(
                _ -> jobs.finish(id, status, problem, clock.instant()).ifPresent(files::delete));
    }

    private static final class Chunk<R> {

        private final List<R> good = new ArrayList<>();
        private final List<RowProblem> problems = new ArrayList<>();
        private int rows;
    }

    private static final class Reading<R> {

        private final Importer<R> importer;
        private final Claim job;
        private final TableRows rows;
        private final ColumnOrder order;
        private final SeenRows seen = new SeenRows();

        Reading(Importer<R> importer, Claim job, TableRows rows) throws IOException {
            this.importer = importer;
            this.job = job;
            this.rows = rows;
            this.order =
                    ColumnOrder.of(
                            importer.table().columns(),
                            Objects.requireNonNull(rows.next()),
                            job.format() == TableFormat.XLSX);
        }

        Chunk<R> chunk() throws IOException {
            var chunk = new Chunk<R>();
            while (chunk.rows < ImportTable.CHUNK && read(chunk)) {
                chunk.rows++;
            }
            return chunk;
        }

        /// A row that was stored before.
        void next() throws IOException {
            read(new Chunk<>());
        }

        private boolean read(Chunk<R> chunk) throws IOException {
            var row = rows.next();
            if (row == null) {
                return false;
            }
            var reader = new RowReader(order, row, seen, job.request());
            var read = importer.read(reader);
            if (reader.good() && read.isEmpty()) {
                throw new IllegalStateException(
                        "line %d is no row, and nothing was said of it".formatted(row.line()));
            }
            if (reader.good()) {
                read.ifPresent(chunk.good::add);
            } else {
                chunk.problems.addAll(reader.problems());
            }
            return true;
        }
    }
}
