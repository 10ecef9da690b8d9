package io.smartvillage.identity.work;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Runs the jobs of this instance on a thread of their own.
@Component
public class Worker implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

    /// What another instance stored, or one that died, waits this long at most.
    private static final Duration IDLE = Duration.ofMillis(500);

    private static final Duration STOPPED_WITHIN = Duration.ofSeconds(15);

    private final ObjectProvider<Job> jobs;
    private final Semaphore wakes = new Semaphore(0);
    private volatile boolean running;
    private Thread thread = Thread.ofPlatform().unstarted(() -> {});

    Worker(ObjectProvider<Job> jobs) {
        this.jobs = jobs;
    }

    /// There is something to do.
    public void wake() {
        wakes.release();
    }

    @Override
    public void start() {
        running = true;
        var all = jobs.orderedStream().toList();
        thread = Thread.ofPlatform().name("identity-worker").daemon().start(() -> loop(all));
    }

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

    private void loop(List<Job> all) {
        while (running) {
            var more = false;
            for (var job : all) {
                more |= ran(job);
            }
            if (!more) {
                waitForWork();
            }
        }
    }

    /// A job that fails is tried again with the next round; the others go on.
    private boolean ran(Job job) {
        try {
            return running && job.work();
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("{} waits: {}", job.getClass().getSimpleName(), e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("{} failed", job.getClass().getSimpleName(), e);
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
