package io.smartvillage.access.gate;

import io.smartvillage.platform.keycloak.KeycloakRefusedException;
import io.smartvillage.platform.keycloak.KeycloakUnavailableException;
import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.platform.tenancy.JobsRole;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Ends in Keycloak what was revoked here, or begun and never finished. On several instances at
/// once it is only done twice: what is gone already is no failure.
@Component
class EndGateClients {

    private static final Logger LOG = LoggerFactory.getLogger(EndGateClients.class);

    /// A request that makes a client is over by then, one way or the other.
    static final Duration LONGEST_REQUEST = Duration.ofMinutes(2);

    private final GateClients clients;
    private final KeycloakGates keycloak;
    private final JobsRole jobs;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    EndGateClients(
            GateClients clients,
            KeycloakGates keycloak,
            JobsRole jobs,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.clients = clients;
        this.keycloak = keycloak;
        this.jobs = jobs;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Scheduled(
            initialDelayString = "${smartvillage.access.devices.ending-interval:PT15S}",
            fixedDelayString = "${smartvillage.access.devices.ending-interval:PT15S}")
    void endAll() {
        var begunBefore = begunBefore();
        try {
            for (var village : villages(begunBefore)) {
                CurrentVillage.run(village, () -> endAllOfVillage(begunBefore));
            }
        } catch (KeycloakUnavailableException e) {
            LOG.warn("clients of gates are ended later: {}", e.getMessage());
        }
    }

    /// In the current village.
    ///
    /// @return empty if it is not to be ended yet, or was by somebody else
    Optional<GateClient> end(UUID id) {
        return inTransaction(() -> clients.unended(id, begunBefore())).flatMap(this::end);
    }

    private Instant begunBefore() {
        return clock.instant().minus(LONGEST_REQUEST);
    }

    private List<UUID> villages(Instant begunBefore) {
        return jobs.call(() ->
                jdbc.sql(
                                """
                                select distinct village_id from gate_client
                                where status = 'revoking' or (status = 'issuing' and issued_at < ?)
                                """)
                        .param(begunBefore.atOffset(ZoneOffset.UTC))
                        .query(UUID.class)
                        .list());
    }

    private void endAllOfVillage(Instant begunBefore) {
        for (var client : inTransaction(() -> clients.unended(begunBefore))) {
            try {
                end(client);
            } catch (KeycloakRefusedException e) {
                LOG.error("a gate's client is not ended: {}", e.getMessage());
            }
        }
    }

    /// No transaction waits for Keycloak.
    private Optional<GateClient> end(GateClient client) {
        keycloak.end(client.clientId());
        return inTransaction(() -> clients.ended(client.id()));
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(_ -> work.get()));
    }
}
