package io.smartvillage.access.accesslog;

import io.smartvillage.platform.web.problem.BadParameterException;
import java.io.IOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Gives away any number of decisions, a thousand in memory at a time.
@Service
public class ExportAccessLog {

    private static final Duration LONGEST = Duration.ofDays(366);
    private static final int AT_ONCE = 2;

    /// Takes rows until there are none, or until nobody reads them any more.
    @FunctionalInterface
    public interface Reader {

        /// @throws IOException if nobody reads them any more: the query ends then
        void read(Iterator<ExportedEntry> rows) throws IOException;
    }

    private final AccessLog log;
    private final TransactionTemplate transaction;
    private final Semaphore free = new Semaphore(AT_ONCE);

    ExportAccessLog(AccessLog log, PlatformTransactionManager transactions) {
        this.log = log;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setReadOnly(true);
    }

    /// The earliest first, as they were when the export began.
    ///
    /// @throws BadParameterException if an end is missing, or if they are more than 366 days apart
    /// @throws TooManyExportsException if this instance has enough to do with others
    /// @throws IOException as the reader has thrown it
    public void export(AccessLogFilter filter, Reader reader) throws IOException {
        var _ = Bounds.of(filter.from(), filter.to(), LONGEST);
        if (!free.tryAcquire()) {
            throw new TooManyExportsException();
        }
        try {
            transaction.execute(_ -> {
                try (var rows = log.stream(filter)) {
                    reader.read(rows.iterator());
                    return true;
                } catch (IOException e) {
                    throw new ReaderLeftException(e);
                }
            });
        } catch (ReaderLeftException e) {
            throw e.left;
        } finally {
            free.release();
        }
    }

    private static final class ReaderLeftException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final IOException left;

        ReaderLeftException(IOException left) {
            super(left);
            this.left = left;
        }
    }
}
