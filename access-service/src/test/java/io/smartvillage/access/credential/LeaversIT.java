package io.smartvillage.access.credential;

import static io.smartvillage.access.AccessFixture.aPlate;
import static io.smartvillage.access.AccessFixture.body;
import static io.smartvillage.access.AccessFixture.decided;
import static io.smartvillage.access.AccessFixture.scan;
import static io.smartvillage.infra.keycloak.DemoRealm.BLUE;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.access.AccessFixture;
import io.smartvillage.access.pass.EntryCodeKey;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.VillageServiceTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// What becomes of the cards and plates of those who leave a house.
@VillageServiceTest
class LeaversIT {

    @Autowired Api api;
    @Autowired TestEvents events;
    @Autowired EntryCodeKey key;

    AccessFixture fixture;

    @BeforeEach
    void fixture() {
        fixture = new AccessFixture(api, events, key);
        fixture.mainGate(BLUE);
    }

    @Test
    void whoMovesOutLosesTheCardsAndPlatesOfTheHouseAndNoOthers() {
        var leaver = fixture.aPerson(BLUE);
        var stayer = fixture.aPerson(BLUE);
        var house = fixture.aHouse(BLUE, null, List.of(leaver, stayer));
        var other = fixture.aHouse(BLUE, leaver, List.of());
        var plate = aPlate();
        var card = "leave" + System.nanoTime();
        var lostPlate = issued("plate", plate, leaver, house);
        var lostCard = issued("card", card, leaver, house);
        var kept = issued("plate", aPlate(), leaver, other);
        var stayers = issued("plate", aPlate(), stayer, house);
        assertThat(decision("plate", plate)).isEqualTo("granted");

        fixture.house(BLUE, house, List.of(), List.of(stayer));

        assertThat(status(lostPlate)).isEqualTo("revoked");
        assertThat(status(lostCard)).isEqualTo("revoked");
        assertThat(status(kept)).isEqualTo("active");
        assertThat(status(stayers)).isEqualTo("active");
        assertThat(decision("plate", plate)).isEqualTo("denied");
        assertThat(decision("card", card)).isEqualTo("denied");
        events.await(
                "access.credential.v1",
                "access.CredentialRevoked",
                data -> data.path("credentialId").asString().equals(lostPlate.toString()));
        fixture.house(BLUE, house, List.of(), List.of(stayer));
        issued("plate", plate, stayer, house);
    }

    @Test
    void whoSellsLosesThemAndACoOwnerAndATenantDoNot() {
        var seller = fixture.aPerson(BLUE);
        var coOwner = fixture.aPerson(BLUE);
        var buyer = fixture.aPerson(BLUE);
        var tenant = fixture.aPerson(BLUE);
        var house = UUID.randomUUID();
        fixture.house(BLUE, house, List.of(seller, coOwner), List.of(tenant));
        var sellers = issued("plate", aPlate(), seller, house);
        var coOwners = issued("plate", aPlate(), coOwner, house);
        var tenants = issued("plate", aPlate(), tenant, house);

        fixture.house(BLUE, house, List.of(buyer, coOwner), List.of(tenant));

        assertThat(status(sellers)).isEqualTo("revoked");
        assertThat(status(coOwners)).isEqualTo("active");
        assertThat(status(tenants)).isEqualTo("active");
    }

    @Test
    void anOwnerWhoMovesOutAndKeepsTheHouseKeepsTheirs() {
        var owner = fixture.aPerson(BLUE);
        var house = fixture.aHouse(BLUE, owner, List.of(owner));
        var credential = issued("plate", aPlate(), owner, house);

        fixture.house(BLUE, house, List.of(owner), List.of());

        assertThat(status(credential)).isEqualTo("active");
    }

    private UUID issued(String kind, String value, UUID holder, UUID house) {
        return UUID.fromString(
                body(fixture.issue(BLUE, kind, value, holder, house).expectStatus().isCreated())
                        .path("id")
                        .asString());
    }

    private String decision(String method, String value) {
        return decided(api.asGate(BLUE), scan("entry", method, value)).path("decision").asString();
    }

    private String status(UUID credential) {
        return body(api.asStaff(BLUE)
                        .get()
                        .uri("/api/v1/credentials/{id}", credential)
                        .exchange()
                        .expectStatus()
                        .isOk())
                .path("status")
                .asString();
    }
}
