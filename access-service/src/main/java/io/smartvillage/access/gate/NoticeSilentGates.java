package io.smartvillage.access.gate;

import io.smartvillage.access.gate.GateEvent.GateWentSilent;
import io.smartvillage.platform.messaging.Outbox;
import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.platform.tenancy.JobsRole;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Tells of devices that are not heard any more: once each, however many instances look.
@Component
class NoticeSilentGates {

    private final GateDevices devices;
    private final DeviceProperties properties;
    private final JobsRole jobs;
    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final TransactionTemplate transaction;
    private final Clock clock;

    NoticeSilentGates(
            GateDevices devices,
            DeviceProperties properties,
            JobsRole jobs,
            JdbcClient jdbc,
            Outbox outbox,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.devices = devices;
        this.properties = properties;
        this.jobs = jobs;
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Scheduled(
            initialDelayString = "${smartvillage.access.devices.silence-interval:PT15S}",
            fixedDelayString = "${smartvillage.access.devices.silence-interval:PT15S}")
    void notice() {
        var now = clock.instant();
        var silentBefore = now.minus(properties.silentAfter());
        for (var village : villages(silentBefore)) {
            CurrentVillage.run(
                    village,
                    () -> transaction.executeWithoutResult(_ -> notice(silentBefore, now)));
        }
    }

    private void notice(Instant silentBefore, Instant now) {
        outbox.publishAll(
                devices.fallSilent(silentBefore).stream()
                        .map(silent ->
                                new GateWentSilent(silent.gateId(), silent.lastSeenAt(), now))
                        .toList());
    }

    private List<UUID> villages(Instant silentBefore) {
        return jobs.call(() ->
                jdbc.sql(
                                """
                                select distinct village_id from gate_device
                                where silent_since is null and last_seen_at < ?
                                """)
                        .param(silentBefore.atOffset(ZoneOffset.UTC))
                        .query(UUID.class)
                        .list());
    }
}
