package io.smartvillage.access.decision;

import static io.smartvillage.access.AccessFixture.decided;
import static io.smartvillage.access.AccessFixture.scan;
import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.access.AccessFixture;
import io.smartvillage.access.pass.EntryCodeKey;
import io.smartvillage.platform.eventcontracts.EventContracts;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.VillageServiceTest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Rule 13, tried on the running service.
@VillageServiceTest
class ArrearsIT {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Autowired Api api;
    @Autowired TestEvents events;
    @Autowired EntryCodeKey key;

    AccessFixture fixture;

    @BeforeEach
    void aGate() {
        fixture = new AccessFixture(api, events, key);
        fixture.mainGate(GREEN);
    }

    @Test
    void whoeverIsInArrearsAndTheirVisitorsComeInAsBefore() {
        var house = fixture.houseOfResident(GREEN);
        var plate = AccessFixture.aPlate();
        fixture.aCredential(GREEN, "plate", plate, fixture.aPerson(GREEN));
        tell("billing.invoice.v1", "billing.InvoiceOverdue", house, _ -> {});
        for (var level : List.of("friendly", "formal", "three_months", "six_months")) {
            tell(
                    "billing.reminder.v1",
                    "billing.ReminderDue",
                    house,
                    reminder -> reminder.put("level", level).put("daysLate", 400));
        }

        Awaitility.await("the plate opens, also once the events were there for a while")
                .during(Duration.ofSeconds(3))
                .atMost(Duration.ofSeconds(15))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> isGranted("plate", plate));
        assertThat(isGranted("code", fixture.aVisitor(GREEN).code())).isTrue();
    }

    private boolean isGranted(String method, String credential) {
        return decided(api.asGate(GREEN), scan("entry", method, credential))
                .path("decision")
                .asString()
                .equals("granted");
    }

    private void tell(String topic, String type, UUID house, Consumer<ObjectNode> differences) {
        var event = (ObjectNode) JSON.readTree(EventContracts.example(type));
        event.put("propertyId", house.toString());
        differences.accept(event);
        events.publish(GREEN, topic, house.toString(), type, event.toString());
    }
}
