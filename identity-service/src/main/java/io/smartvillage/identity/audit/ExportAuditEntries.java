package io.smartvillage.identity.audit;

import java.io.IOException;
import java.util.Iterator;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Gives away any number of entries, some hundred in memory at a time.
@Service
public class ExportAuditEntries {

    private static final int AT_ONCE = 2;

    /// Takes entries until there are none, or until nobody reads them any more.
    @FunctionalInterface
    public interface Reader {

        /// @throws IOException if nobody reads them any more: the query ends then
        void read(Iterator<AuditEntry> entries) throws IOException;
    }

    private final AuditLog log;
    private final TransactionTemplate transaction;
    private final Semaphore free = new Semaphore(AT_ONCE);

    ExportAuditEntries(AuditLog log, PlatformTransactionManager transactions) {
        this.log = log;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setReadOnly(true);
    }

    /// In the order of the chain, as they were when the export began.
    ///
    /// @throws TooManyExportsException if this instance has enough to do with others
    /// @throws IOException as the reader has thrown it
    public void export(AuditFilter filter, Reader reader) throws IOException {
        if (!free.tryAcquire()) {
            throw new TooManyExportsException();
        }
        try {
            transaction.execute(_ -> {
                try (var entries = log.stream(filter)) {
                    reader.read(entries.iterator());
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
