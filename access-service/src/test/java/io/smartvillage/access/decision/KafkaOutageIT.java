package io.smartvillage.access.decision;

import static io.smartvillage.access.AccessFixture.decided;
import static io.smartvillage.access.AccessFixture.scan;
import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.access.AccessFixture;
import io.smartvillage.access.pass.EntryCodeKey;
import io.smartvillage.platform.messaging.OutboxRelay;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.VillageServiceTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/// An instance to which Kafka was never there decides all the same; what it decided is told later.
@VillageServiceTest
class KafkaOutageIT {

    private static final String LOG = "access.access-log.v1";

    @Autowired Api api;
    @Autowired TestEvents events;
    @Autowired EntryCodeKey key;
    @Autowired OutboxRelay relay;
    @Autowired Environment environment;

    @Test
    void decisionsGoOnAndAreToldInTheirOrderOnceKafkaIsBack() {
        var fixture = new AccessFixture(api, events, key);
        fixture.mainGate(GREEN);
        var card = "outage" + System.nanoTime();
        fixture.aCredential(GREEN, "card", card, fixture.aPerson(GREEN));
        var cutOff =
                OtherInstance.start(
                        "cut-off", environment, "--spring.kafka.bootstrap-servers=127.0.0.1:1");
        var decisions = new ArrayList<String>();
        try {
            relay.stop();
            var device = cutOff.withToken(api.tokens().ofGate(GREEN));
            for (int i = 0; i < 50; i++) {
                var decision = decided(device, scan(i % 2 == 0 ? "entry" : "exit", "card", card));
                assertThat(decision.path("decision").asString()).isEqualTo("granted");
                decisions.add(decision.path("logId").asString());
            }
            assertThat(told(decisions)).isEmpty();
        } finally {
            relay.start();
            cutOff.kill();
        }

        Awaitility.await("what was decided is told")
                .atMost(Duration.ofSeconds(60))
                .until(() -> told(decisions).size() >= decisions.size());
        assertThat(told(decisions)).containsExactlyElementsOf(decisions);
        assertThat(events.on(LOG + ".dlt")).isEmpty();
    }

    private List<String> told(List<String> decisions) {
        return events.on(LOG).stream()
                .map(event -> event.data().path("logId").asString())
                .filter(decisions::contains)
                .distinct()
                .toList();
    }
}
