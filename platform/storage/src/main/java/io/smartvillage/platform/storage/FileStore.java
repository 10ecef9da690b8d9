package io.smartvillage.platform.storage;

import io.smartvillage.platform.tenancy.CurrentVillage;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.util.IdGenerator;
import org.springframework.util.unit.DataSize;

/// Files of the current village. Another village's file is as if it were not there.
///
/// Inside a transaction a file that was put goes away again if the transaction does not commit, and
/// one that is deleted goes only after the commit. A crash between the two can leave a sealed file
/// that nothing refers to; it never leaves a reference without its file.
public final class FileStore {

    private static final Logger LOG = LoggerFactory.getLogger(FileStore.class);

    private final FileDriver driver;
    private final FileSeal seal;
    private final IdGenerator ids;
    private final DataSize limit;

    FileStore(FileDriver driver, FileSeal seal, IdGenerator ids, DataSize limit) {
        this.driver = driver;
        this.seal = seal;
        this.ids = ids;
        this.limit = limit;
    }

    /// Reads the stream to its end; the caller closes it.
    ///
    /// @return the new file's id
    /// @throws FileTooLargeException if there is more than the limit; nothing is kept
    public UUID put(InputStream content) {
        var village = CurrentVillage.id();
        var file = ids.generateId();
        try {
            driver.write(
                    village,
                    file,
                    out -> seal.seal(file, new Limited(content, limit.toBytes()), out));
        } catch (IOException e) {
            throw new UncheckedIOException("file " + file + " was not kept", e);
        }
        ifRolledBack(() -> deleteQuietly(village, file));
        return file;
    }

    /// The caller closes the stream. It fails while it is read if the bytes were tampered with.
    ///
    /// @throws FileMissingException if the current village has no such file
    public InputStream open(UUID fileId) {
        try {
            return seal.open(fileId, driver.read(CurrentVillage.id(), fileId));
        } catch (IOException e) {
            throw new UncheckedIOException("file " + fileId + " cannot be read", e);
        }
    }

    /// Deleting a file that the current village does not have changes nothing.
    public void delete(UUID fileId) {
        var village = CurrentVillage.id();
        afterCommit(() -> deleteQuietly(village, fileId));
    }

    /// What is left behind is sealed and unreachable, and no reason to fail a request.
    private void deleteQuietly(UUID villageId, UUID fileId) {
        try {
            driver.delete(villageId, fileId);
        } catch (IOException e) {
            LOG.warn("file {} of village {} was not deleted", fileId, villageId, e);
        }
    }

    private static void ifRolledBack(Runnable work) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(
                    new TransactionSynchronization() {
                        @Override
                        public void afterCompletion(int status) {
                            if (status == STATUS_ROLLED_BACK) {
                                work.run();
                            }
                        }
                    });
        }
    }

    private static void afterCommit(Runnable work) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(
                    new TransactionSynchronization() {
                        @Override
                        public void afterCommit() {
                            work.run();
                        }
                    });
        } else {
            work.run();
        }
    }

    private static final class Limited extends FilterInputStream {

        private final long limit;
        private long count;

        Limited(InputStream content, long limit) {
            super(content);
            this.limit = limit;
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = super.read(into, offset, length);
            count(Math.max(read, 0));
            return read;
        }

        private void count(int read) {
            count += read;
            if (count > limit) {
                throw new FileTooLargeException(limit);
            }
        }
    }
}
