package io.smartvillage.billing.payment;

import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.platform.tenancy.JobsRole;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Has the verification service asked about all slips whose time has come, in all villages. Several
/// instances share the work. No village waits for the many slips of another.
@Component
class CheckWaitingSlips {

    private static final Logger LOG = LoggerFactory.getLogger(CheckWaitingSlips.class);

    private static final int AT_ONCE = 4;

    /// Of one village at a time; the rest has its turn after the others.
    private static final int IN_A_ROW = 20;

    private final JobsRole jobs;
    private final JdbcClient jdbc;
    private final AskAboutSlip askAboutSlip;
    private final Clock clock;
    private final ReentrantLock running = new ReentrantLock();

    CheckWaitingSlips(JobsRole jobs, JdbcClient jdbc, AskAboutSlip askAboutSlip, Clock clock) {
        this.jobs = jobs;
        this.jdbc = jdbc;
        this.askAboutSlip = askAboutSlip;
        this.clock = clock;
    }

    /// At a fixed rate, and so on a thread of its own: a slow service does not keep other jobs from
    /// theirs.
    @Scheduled(
            initialDelayString = "${smartvillage.billing.slip-check}",
            fixedRateString = "${smartvillage.billing.slip-check}")
    void run() {
        if (running.tryLock()) {
            try {
                checkAll();
            } finally {
                running.unlock();
            }
        }
    }

    /// One turn for each village. A village whose turn fails does not keep the others from theirs.
    void checkAll() {
        try (var threads = Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            for (var village : villagesWithDue()) {
                threads.execute(() -> checkVillage(village));
            }
        }
    }

    private List<UUID> villagesWithDue() {
        return jobs.call(() ->
                jdbc.sql(
                                """
                                select distinct village_id from payment
                                where status = 'waiting' and next_check_at <= ?
                                """)
                        .param(clock.instant().atOffset(ZoneOffset.UTC))
                        .query(UUID.class)
                        .list());
    }

    private void checkVillage(UUID village) {
        try {
            CurrentVillage.run(
                    village,
                    () -> {
                        var asked = 0;
                        while (asked < IN_A_ROW && askAboutSlip.askNext()) {
                            asked++;
                        }
                    });
        } catch (RuntimeException e) {
            LOG.warn("slips of village {} wait: {}", village, e.getMessage());
        }
    }
}
