package io.smartvillage.access.personaldata;

import static io.smartvillage.access.AccessFixture.body;
import static io.smartvillage.access.AccessFixture.decided;
import static io.smartvillage.access.AccessFixture.scan;
import static io.smartvillage.infra.keycloak.DemoRealm.BLUE;
import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.access.AccessFixture;
import io.smartvillage.access.pass.EntryCodeKey;
import io.smartvillage.platform.personaldata.AskedForPerson;
import io.smartvillage.platform.privacy.PersonalData;
import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.PlainTextSearch;
import io.smartvillage.platform.testing.TestDatabase;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.VillageServiceTest;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

@VillageServiceTest
@ExtendWith(OutputCaptureExtension.class)
class AccessPersonalDataIT {

    @Autowired Api api;
    @Autowired TestEvents events;
    @Autowired TestDatabase database;
    @Autowired EntryCodeKey key;
    @Autowired PersonalData personalData;

    AccessFixture fixture;
    AskedForPerson asked;
    UUID holder;
    String card;
    String label;

    @BeforeEach
    void somebody() {
        fixture = new AccessFixture(api, events, key);
        fixture.mainGate(GREEN);
        asked = new AskedForPerson(events, GREEN, "access");
        holder = fixture.aPerson(GREEN);
        card = "erase" + System.nanoTime();
        label = "Khun " + UUID.randomUUID();
    }

    @Test
    void whatAnErasedPersonHeldOpensNothingAndNamesNobodyAndTheLogIsTheSame() throws SQLException {
        var credential = issued(card, label);
        var plate = AccessFixture.aPlate();
        fixture.aCredential(GREEN, "plate", plate, holder);
        var passed = decided(api.asGate(GREEN), scan("entry", "card", card));
        assertThat(passed.path("decision").asString()).isEqualTo("granted");
        assertThat(passed.toString()).contains(label);
        var denial = fixture.aDenial(GREEN, Map.of("kind", "person", "userId", holder));
        var before = number("select count(*) from access_log where user_id = ?");

        asked.erase(holder, "resident");

        var shown = credential(credential);
        assertThat(shown.path("status").asString()).isEqualTo("revoked");
        assertThat(shown.path("label").isNull()).isTrue();
        assertThat(number("select count(*) from credential where user_id = ?")).isEqualTo(2);
        assertThat(
                        number(
                                "select count(*) from credential where user_id = ?"
                                        + " and num_nulls(value_hash, label) < 2"))
                .isZero();
        assertThat(number("select count(*) from access_log where user_id = ?")).isEqualTo(before);
        assertThat(
                        decided(api.asGate(GREEN), scan("entry", "card", card))
                                .path("decision")
                                .asString())
                .isEqualTo("denied");
        assertThat(
                        decided(api.asGate(GREEN), scan("entry", "plate", plate))
                                .path("decision")
                                .asString())
                .isEqualTo("denied");
        assertThat(
                        body(api.asStaff(GREEN)
                                        .get()
                                        .uri("/api/v1/denials/{id}", denial)
                                        .exchange())
                                .path("reason")
                                .asString())
                .isEqualTo("-");
        assertThat(
                        events.on("access.credential.v1").stream()
                                .filter(event -> event.type().equals("access.CredentialRevoked"))
                                .filter(event -> event.key().equals(credential.toString())))
                .hasSize(1);
        // Somebody else may have the card now.
        fixture.aCredential(GREEN, "card", card, fixture.aPerson(GREEN));
    }

    @Test
    void erasingTwiceIsAsGoodAsOnce() throws SQLException {
        var credential = issued(card, label);

        asked.erase(holder, "resident");
        var after = credential(credential);
        asked.erase(holder, "resident");

        assertThat(credential(credential)).isEqualTo(after);
    }

    @Test
    void aLabelFromABackupCannotBeReadOnceThePersonIsErased() throws SQLException {
        var credential = issued(card, label);
        var backup = storedLabel(credential);
        asked.erase(holder, "resident");

        store(credential, backup);

        assertThat(credential(credential).path("label").isNull()).isTrue();
        asked.takeBack(holder);
        assertThat(credential(credential).path("label").isNull()).isTrue();
        var again = issued(card, label);
        assertThat(credential(again).path("label").asString()).isEqualTo(label);
    }

    @Test
    void aLabelThatTheVillagesKeySealedStaysReadable() throws SQLException {
        var credential = issued(card, label);

        store(
                credential,
                CurrentVillage.call(GREEN.id(), () -> personalData.encrypt("Khun from before")));

        assertThat(credential(credential).path("label").asString()).isEqualTo("Khun from before");
        assertThat(decided(api.asGate(GREEN), scan("entry", "card", card)).toString())
                .contains("Khun from before");
        asked.erase(holder, "resident");
        assertThat(credential(credential).path("label").isNull()).isTrue();
    }

    @Test
    void aPersonIsShownWhatIsTheirsAndNothingOfOthers() {
        issued(card, label);
        decided(api.asGate(GREEN), scan("entry", "card", card));
        var neighbour = fixture.aPerson(GREEN);
        fixture.aCredential(GREEN, "card", "next" + card, neighbour);

        var export = asked.export(holder);

        assertThat(export.path("service").asString()).isEqualTo("access");
        var sections = export.path("sections");
        assertThat(sections.path("credentials")).hasSize(1);
        assertThat(sections.path("credentials").path(0).path("label").asString()).isEqualTo(label);
        assertThat(sections.path("passages")).hasSize(1);
        assertThat(sections.path("passages").path(0).path("gate").asString())
                .isEqualTo("Main gate");
        assertThat(export.toString()).doesNotContain(neighbour.toString());
        assertThat(new AskedForPerson(events, BLUE, "access").export(holder).path("sections"))
                .allMatch(JsonNode::isEmpty);
    }

    @Test
    void whomAGateGreetsCanBeReadNowhere(CapturedOutput output) throws SQLException {
        var search = PlainTextSearch.begin(database, events);

        issued(card, label);
        decided(api.asGate(GREEN), scan("entry", "card", card));
        asked.export(holder);
        asked.erase(holder, "resident");

        assertThat(search.places(label, card)).isEmpty();
        assertThat(output.getAll()).doesNotContain(label, card);
    }

    private UUID issued(String value, String greeted) {
        return UUID.fromString(
                body(api.asStaff(GREEN)
                                .post()
                                .uri("/api/v1/credentials")
                                .body(
                                        Map.of(
                                                "kind", "card",
                                                "value", value,
                                                "userId", holder,
                                                "propertyId", fixture.houseOfResident(GREEN),
                                                "label", greeted))
                                .exchange()
                                .expectStatus()
                                .isCreated())
                        .path("id")
                        .asString());
    }

    private JsonNode credential(UUID id) {
        return body(
                api.asStaff(GREEN)
                        .get()
                        .uri("/api/v1/credentials/{id}", id)
                        .exchange()
                        .expectStatus()
                        .isOk());
    }

    private byte[] storedLabel(UUID id) throws SQLException {
        try (var connection = database.asSuperuser();
                var statement =
                        connection.prepareStatement("select label from credential where id = ?")) {
            statement.setObject(1, id);
            try (var rows = statement.executeQuery()) {
                assertThat(rows.next()).isTrue();
                return rows.getBytes(1);
            }
        }
    }

    private void store(UUID id, byte[] sealedLabel) throws SQLException {
        try (var connection = database.asSuperuser();
                var statement =
                        connection.prepareStatement(
                                "update credential set label = ? where id = ?")) {
            statement.setBytes(1, sealedLabel);
            statement.setObject(2, id);
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }

    private long number(String query) throws SQLException {
        try (var connection = database.asSuperuser();
                var statement = connection.prepareStatement(query)) {
            statement.setObject(1, holder);
            try (var rows = statement.executeQuery()) {
                assertThat(rows.next()).isTrue();
                return rows.getLong(1);
            }
        }
    }
}
