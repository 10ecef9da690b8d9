package io.smartvillage.infra.servers;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;

/// A lock file held by one thread of one process at a time. The system lets go of it when the
/// process dies.
public final class FolderLock implements AutoCloseable {

    private static final ConcurrentMap<Path, ReentrantLock> WITHIN_THIS_PROCESS =
            new ConcurrentHashMap<>();

    private final ReentrantLock threads;
    private final FileChannel channel;
    private final FileLock lock;

    private FolderLock(ReentrantLock threads, FileChannel channel, FileLock lock) {
        this.threads = threads;
        this.channel = channel;
        this.lock = lock;
    }

    /// Waits until the lock is free.
    public static FolderLock take(Path file) {
        var path = file.toAbsolutePath().normalize();
        var threads = WITHIN_THIS_PROCESS.computeIfAbsent(path, _ -> new ReentrantLock());
        threads.lock();
        if (threads.getHoldCount() > 1) {
            threads.unlock();
            throw new IllegalStateException("This thread holds " + path + " already");
        }
        try {
            Files.createDirectories(path.getParent());
            var channel = FileChannel.open(path, CREATE, WRITE);
            return new FolderLock(threads, channel, channel.lock());
        } catch (IOException e) {
            threads.unlock();
            throw new UncheckedIOException("Cannot lock " + path, e);
        }
    }

    @Override
    public void close() {
        try (channel) {
            lock.release();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            threads.unlock();
        }
    }
}
