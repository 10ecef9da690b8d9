package io.smartvillage.platform.imports;

import io.smartvillage.platform.storage.FileStore;
import java.time.Clock;
import java.util.UUID;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Stops an import after the chunk at hand. What was stored stays: sending the file again does the
/// rest.
public final class CancelImport {

    private final FindImports findImports;
    private final ImportJobs jobs;
    private final FileStore files;
    private final TransactionTemplate transaction;
    private final Clock clock;

    CancelImport(
            FindImports findImports,
            ImportJobs jobs,
            FileStore files,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.findImports = findImports;
        this.jobs = jobs;
        this.files = files;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /// @throws ImportNotFoundException if there is none, or it is not the caller's to see
    /// @throws ImportOverException if it has ended
    public ImportJob cancel(UUID importJobId) {
        findImports.get(importJobId);
        var cancelled =
                transaction.execute(_ -> {
                    var file =
                            jobs.finish(importJobId, ImportStatus.CANCELLED, null, clock.instant());
                    file.ifPresent(files::delete);
                    return file.isPresent();
                });
        var job = findImports.get(importJobId);
        if (!Boolean.TRUE.equals(cancelled)) {
            throw new ImportOverException(job.status());
        }
        return job;
    }
}
