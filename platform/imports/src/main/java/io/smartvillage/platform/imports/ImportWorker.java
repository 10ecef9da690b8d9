package io.smartvillage.platform.imports;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.util.IdGenerator;

/// Runs the imports of this instance on a thread of their own.
public final class ImportWorker implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ImportWorker.class);

    /// What another instance left behind waits this long at most, once its lease has run out.
    private static final Duration IDLE = Duration.ofSeconds(1);

    private static final Duration STOPPED_WITHIN = Duration.ofSeconds(15);

    private final RunImports runImports;
    private final UUID id;
    private final Semaphore wakes = new Semaphore(0);
    private volatile boolean running;
    private Thread thread = Thread.ofPlatform().unstarted(() -> {});

    ImportWorker(RunImports runImports, IdGenerator ids) {
        this.runImports = runImports;
        this.id = ids.generateId();
    }

    /// There is something to do.
    void wake() {
        wakes.release();
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("imports").daemon().start(this::loop);
    }

    /// Lets the chunk at hand end.
    @Override
    public void stop() {
        running = false;
        wake();
        try {
            thread.join(STOPPED_WITHIN);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void loop() {
        while (running) {
            if (!worked()) {
                waitForWork();
            }
        }
    }

    /// An error too is survived: its job is tried again when its lease has run out, and given up at
    /// last.
    private boolean worked() {
        try {
            return runImports.work(id, () -> running);
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("imports wait: {}", e.getMessage());
        } catch (RuntimeException | Error e) {
            LOG.error("imports wait", e);
        }
        return false;
    }

    private void waitForWork() {
        try {
            if (wakes.tryAcquire(IDLE.toMillis(), TimeUnit.MILLISECONDS)) {
                wakes.drainPermits();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }
}
