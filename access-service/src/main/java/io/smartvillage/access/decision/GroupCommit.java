package io.smartvillage.access.decision;

import io.smartvillage.access.AccessProperties;
import io.smartvillage.platform.tenancy.JobsRole;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Writes decisions in groups: what has queued while one group was written is the next one, and one
/// commit makes all of it durable.
///
/// Whoever is answered is answered after the commit. Whoever gives up waiting may have been written
/// or not: the same nonce tells. A group that the database refuses is tried row by row, so that the
/// row which cannot be written fails alone.
@Component
class GroupCommit implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);

    private static final int LARGEST_GROUP = 512;
    private static final int LONGEST_QUEUE = 4096;
    private static final int TRIES = 3;

    /// A gate that waits longer has long asked again.
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final Duration IDLE = Duration.ofMillis(250);

    private static final class Waiting {

        private final Candidate candidate;
        private final CompletableFuture<Written> written = new CompletableFuture<>();
        private final AtomicBoolean taken = new AtomicBoolean();

        Waiting(Candidate candidate) {
            this.candidate = candidate;
        }
    }

    private final JobsRole jobs;
    private final WriteGroup writeGroup;
    private final Duration window;
    private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(LONGEST_QUEUE);
    private volatile boolean running;
    private Thread thread = Thread.ofPlatform().unstarted(() -> {});
    private int lastSize;

    GroupCommit(JobsRole jobs, WriteGroup writeGroup, AccessProperties properties) {
        this.jobs = jobs;
        this.writeGroup = writeGroup;
        this.window = properties.groupWindow();
    }

    /// @return once it is durable
    /// @throws DecisionsBusyException if that takes too long
    Written write(Candidate candidate) {
        var waiting = new Waiting(candidate);
        if (!running || !queue.offer(waiting)) {
            throw new DecisionsBusyException("more decisions than can be written");
        }
        try {
            return waiting.written.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            waiting.taken.set(true);
            throw new DecisionsBusyException("the decision was not written in time", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            waiting.taken.set(true);
            throw new DecisionsBusyException("the wait for a decision was ended", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("a decision was not written", e.getCause());
        }
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("decision-groups").daemon().start(this::work);
    }

    /// What has queued is written before it ends.
    @Override
    public void stop() {
        running = false;
        try {
            thread.join(PATIENCE.multipliedBy(2));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /// After the web server has let its last request go.
    @Override
    public int getPhase() {
        return 0;
    }

    private void work() {
        while (running || !queue.isEmpty()) {
            var group = next();
            if (group.isEmpty()) {
                continue;
            }
            try {
                write(group);
            } catch (Throwable e) {
                // The thread goes on, or nobody is let in any more.
                LOG.error("a group of decisions failed", e);
                fail(group, e);
            }
        }
    }

    /// What has queued. If more were under way a moment ago they are waited for, shortly: each
    /// group costs a flush of the disk, and the more share it the better.
    private List<Waiting> next() {
        var group = new ArrayList<Waiting>();
        try {
            var first = queue.poll(IDLE.toMillis(), TimeUnit.MILLISECONDS);
            if (first == null) {
                return group;
            }
            group.add(first);
            var end = System.nanoTime() + window.toNanos();
            queue.drainTo(group, LARGEST_GROUP - group.size());
            while (group.size() < Math.min(lastSize, LARGEST_GROUP)) {
                var another = queue.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (another == null) {
                    break;
                }
                group.add(another);
                queue.drainTo(group, LARGEST_GROUP - group.size());
            }
        } catch (InterruptedException _) {
            // Nobody does that; what was taken is written.
        }
        lastSize = group.size();
        group.removeIf(waiting -> !waiting.taken.compareAndSet(false, true));
        return group;
    }

    private void write(List<Waiting> group) {
        try {
            answer(group, together(group));
        } catch (DecisionsBusyException e) {
            fail(group, e);
        } catch (RuntimeException e) {
            if (group.size() == 1) {
                fail(group, e);
                return;
            }
            LOG.warn("a group of {} decisions is tried one by one", group.size(), e);
            group.forEach(waiting -> write(List.of(waiting)));
        }
    }

    /// Repeating is safe, also if a commit got through although nothing was heard of it: the nonces
    /// then say so.
    ///
    /// @throws DecisionsBusyException if the database does not answer
    private List<Written> together(List<Waiting> group) {
        var candidates = group.stream().map(waiting -> waiting.candidate).toList();
        for (int left = TRIES; ; left--) {
            try {
                return Objects.requireNonNull(jobs.call(() -> writeGroup.write(candidates)));
            } catch (DataAccessResourceFailureException
                    | TransientDataAccessException
                    | TransactionException e) {
                if (left == 1) {
                    throw new DecisionsBusyException("the database does not answer", e);
                }
                LOG.debug("a group of decisions is tried again: {}", e.getMessage());
            }
        }
    }

    private static void answer(List<Waiting> group, List<Written> written) {
        for (int i = 0; i < group.size(); i++) {
            group.get(i).written.complete(written.get(i));
        }
    }

    private static void fail(List<Waiting> group, Throwable cause) {
        group.forEach(waiting -> waiting.written.completeExceptionally(cause));
    }
}
