package io.smartvillage.platform.imports;

import io.smartvillage.platform.security.Caller;
import io.smartvillage.platform.spreadsheet.FileEncoding;
import io.smartvillage.platform.spreadsheet.TableFormat;
import io.smartvillage.platform.spreadsheet.TableRefusedException;
import io.smartvillage.platform.spreadsheet.TableRefusedException.Reason;
import io.smartvillage.platform.storage.FileStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.IdGenerator;

/// Takes a file in. It is read to its end first: a file that is wrong as a whole is refused at
/// once, and nothing of it is kept.
public final class StartImport {

    /// A packed file is in memory while it is checked.
    private static final int CHECKED_AT_ONCE = 2;

    private final Semaphore checks = new Semaphore(CHECKED_AT_ONCE);
    private final Importers importers;
    private final ImportJobs jobs;
    private final FileStore files;
    private final ImportWorker worker;
    private final TransactionTemplate transaction;
    private final IdGenerator ids;
    private final Clock clock;
    private final long mostRows;

    StartImport(
            Importers importers,
            ImportJobs jobs,
            FileStore files,
            ImportWorker worker,
            PlatformTransactionManager transactions,
            IdGenerator ids,
            Clock clock,
            long mostRows) {
        this.importers = importers;
        this.jobs = jobs;
        this.files = files;
        this.worker = worker;
        this.transaction = new TransactionTemplate(transactions);
        this.ids = ids;
        this.clock = clock;
        this.mostRows = mostRows;
    }

    private record Checked(TableFormat format, long rows) {}

    /// @param kind of an importer of this service
    /// @param encoding of CSV; empty finds it out
    /// @throws TableRefusedException if the file cannot be used; nothing was stored
    /// @throws WrongColumnsException if it has other columns; nothing was stored
    public ImportJob start(
            String kind,
            TableFormat.Source file,
            @Nullable String fileName,
            boolean dryRun,
            Optional<FileEncoding> encoding) {
        var columns = importers.of(kind).table().columns();
        try {
            var checked = check(file, columns, encoding);
            return Objects.requireNonNull(
                    transaction.execute(_ -> add(kind, file, fileName, dryRun, checked)));
        } catch (IOException e) {
            throw new UncheckedIOException("the upload cannot be read", e);
        }
    }

    private Checked check(
            TableFormat.Source file, List<ImportColumn> columns, Optional<FileEncoding> encoding)
            throws IOException {
        var format = TableFormat.of(file, encoding);
        checks.acquireUninterruptibly();
        try (var rows = format.read(file)) {
            var heading = rows.next();
            if (heading == null) {
                throw new TableRefusedException(Reason.EMPTY, 0);
            }
            ColumnOrder.of(columns, heading, format == TableFormat.XLSX);
            long count = 0;
            while (rows.next() != null) {
                if (++count > mostRows) {
                    throw new TableRefusedException(Reason.TOO_MANY_ROWS, mostRows);
                }
            }
            if (count == 0) {
                throw new TableRefusedException(Reason.EMPTY, 0);
            }
            return new Checked(format, count);
        } finally {
            checks.release();
        }
    }

    private ImportJob add(
            String kind,
            TableFormat.Source file,
            @Nullable String fileName,
            boolean dryRun,
            Checked checked) {
        var id = ids.generateId();
        var caller = Caller.current();
        jobs.add(
                new ImportJobs.New(
                        kind,
                        keep(file),
                        fileName,
                        checked.format(),
                        dryRun,
                        checked.rows(),
                        new ImportRequest(id, caller.userId(), caller.permissions())),
                clock.instant());
        wakeAfterCommit();
        return jobs.find(id, List.of(kind)).orElseThrow();
    }

    /// It goes away again if the transaction does not commit.
    private UUID keep(TableFormat.Source file) {
        try (var content = file.open()) {
            return files.put(content);
        } catch (IOException e) {
            throw new UncheckedIOException("the upload cannot be read", e);
        }
    }

    private void wakeAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        worker.wake();
                    }
                });
    }
}
