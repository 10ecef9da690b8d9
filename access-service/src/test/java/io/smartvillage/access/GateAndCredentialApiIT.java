package io.smartvillage.access;

import static io.smartvillage.access.AccessFixture.body;
import static io.smartvillage.access.AccessFixture.fields;
import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.access.pass.EntryCodeKey;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.TestDatabase;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.VillageServiceTest;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

@VillageServiceTest
class GateAndCredentialApiIT {

    @Autowired Api api;
    @Autowired TestEvents events;
    @Autowired TestDatabase database;
    @Autowired EntryCodeKey key;

    AccessFixture fixture;

    @BeforeEach
    void aFixture() {
        fixture = new AccessFixture(api, events, key);
    }

    @Test
    void aCredentialIsNeverShownOrStoredReadable() throws SQLException {
        var card = "SECRET" + System.nanoTime();
        var holder = fixture.aPerson(GREEN);

        var id = fixture.aCredential(GREEN, "card", card, holder);

        var shown =
                api.asStaff(GREEN)
                        .get()
                        .uri("/api/v1/credentials?userId={user}&kind=card&status=active", holder)
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody();
        assertThat(shown).contains(id.toString()).doesNotContain(card);
        try (var connection = database.asSuperuser();
                var rows =
                        connection
                                .createStatement()
                                .executeQuery("select string_agg(c::text, '') from credential c")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).contains(id.toString()).doesNotContain(card);
        }
        events.await(
                "access.credential.v1",
                "access.CredentialIssued",
                data -> data.path("credentialId").asString().equals(id.toString()));
    }

    @Test
    void aCardHasOneHolderAtATime() {
        var card = "one" + System.nanoTime();
        var house = fixture.houseOfResident(GREEN);
        var first = fixture.aCredential(GREEN, "card", card, fixture.aPerson(GREEN));

        fixture.issue(
                        GREEN,
                        "card",
                        card.toUpperCase(java.util.Locale.ROOT),
                        fixture.aPerson(GREEN),
                        house)
                .expectStatus()
                .isEqualTo(409);
        revoke(first).expectStatus().isOk();
        revoke(first).expectStatus().isEqualTo(409);
        events.await(
                "access.credential.v1",
                "access.CredentialRevoked",
                data -> data.path("credentialId").asString().equals(first.toString()));

        fixture.aCredential(GREEN, "card", card, fixture.aPerson(GREEN));
    }

    @Test
    void namesEveryWrongFieldOfACredential() {
        var problem =
                body(
                        fixture.issue(GREEN, "card", "--", UUID.randomUUID(), UUID.randomUUID())
                                .expectStatus()
                                .isBadRequest());

        assertThat(fields(problem)).containsExactlyInAnyOrder("value", "userId", "propertyId");
    }

    private RestTestClient.ResponseSpec revoke(UUID id) {
        return api.asStaff(GREEN).post().uri("/api/v1/credentials/{id}/revocation", id).exchange();
    }
}
