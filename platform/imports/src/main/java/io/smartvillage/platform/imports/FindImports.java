package io.smartvillage.platform.imports;

import io.smartvillage.platform.security.Caller;
import io.smartvillage.platform.spreadsheet.PagedRows;
import io.smartvillage.platform.web.paging.PageRequest;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Shows imports to those who may import such tables.
public final class FindImports {

    /// @param number of several of one row
    public record NumberedProblem(int number, RowProblem problem) {}

    private final Importers importers;
    private final ImportJobs jobs;
    private final TransactionTemplate transaction;

    FindImports(Importers importers, ImportJobs jobs, PlatformTransactionManager transactions) {
        this.importers = importers;
        this.jobs = jobs;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setReadOnly(true);
    }

    /// @throws ImportNotFoundException if there is none, or it is not the caller's to see
    public ImportJob get(UUID importJobId) {
        return read(() -> jobs.find(importJobId, importers.kindsOf(Caller.current())))
                .orElseThrow(() -> new ImportNotFoundException(importJobId));
    }

    /// The newest first.
    public List<ImportJob> page(PageRequest page) {
        return read(() ->
                jobs.page(
                        importers.kindsOf(Caller.current()),
                        page.after().map(cursor -> cursor.id(0)),
                        page.fetchSize()));
    }

    /// In order of their lines.
    ///
    /// @param afterLine 0 from the beginning
    /// @throws ImportNotFoundException as [#get]
    public List<NumberedProblem> problems(
            UUID importJobId, long afterLine, int afterNumber, int limit) {
        get(importJobId);
        return numbered(importJobId, afterLine, afterNumber, limit);
    }

    /// All of them, read as they are used.
    ///
    /// @throws ImportNotFoundException as [#get]
    public Stream<RowProblem> allProblems(UUID importJobId) {
        get(importJobId);
        return PagedRows.<NumberedProblem>stream((last, limit) ->
                        numbered(
                                importJobId,
                                last.map(one -> one.problem().line()).orElse(0L),
                                last.map(NumberedProblem::number).orElse(0),
                                limit))
                .map(NumberedProblem::problem);
    }

    private List<NumberedProblem> numbered(
            UUID importJobId, long afterLine, int afterNumber, int limit) {
        return read(() -> jobs.problems(importJobId, afterLine, afterNumber, limit));
    }

    private <T> T read(Supplier<T> query) {
        return Objects.requireNonNull(transaction.execute(_ -> query.get()));
    }
}
