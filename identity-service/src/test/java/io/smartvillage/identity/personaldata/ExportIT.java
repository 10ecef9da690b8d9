package io.smartvillage.identity.personaldata;

import static io.smartvillage.identity.IdentityFixture.askForExport;
import static io.smartvillage.identity.IdentityFixture.body;
import static io.smartvillage.identity.IdentityFixture.get;
import static io.smartvillage.identity.IdentityFixture.person;
import static io.smartvillage.identity.IdentityFixture.unique;
import static io.smartvillage.infra.keycloak.DemoRealm.BLUE;
import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.identity.IdentityFixture;
import io.smartvillage.platform.personaldata.PartsOfServices;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.MovableClock;
import io.smartvillage.platform.testing.TestDatabase;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.VillageServiceTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@VillageServiceTest
class ExportIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final JsonMapper JSON = JsonMapper.shared();

    @Autowired Api api;
    @Autowired TestEvents events;
    @Autowired TestDatabase database;
    @Autowired MovableClock clock;
    @Autowired ExpireExports expireExports;

    private IdentityFixture fixture;

    @BeforeEach
    void prepare() {
        fixture = new IdentityFixture(api, events);
        fixture.ensure(GREEN);
        fixture.ensure(BLUE);
    }

    @AfterEach
    void putBack() {
        clock.reset();
    }

    @Test
    void aResidentFetchesWhatAllServicesStoreAboutThem() throws IOException {
        var username = unique("asks-for-all");
        var id = fixture.register(GREEN, person(username, "resident")).path("id").asString();
        var resident = api.as(username, GREEN);
        var export = body(askForExport(resident, null).expectStatus().isAccepted());
        var exportId = export.path("id").asString();
        assertThat(export.path("villageUserId").asString()).isEqualTo(id);
        file(resident, exportId).expectStatus().isEqualTo(409);

        // More than one part, and a redelivery.
        var parts = new PartsOfServices(events, GREEN, exportId);
        parts.answer("property", "{\"lives\": \"99/1\"}", "");
        parts.answer("billing", "{}");
        parts.answer("access", "{\"passages\": ", "[]}");
        parts.answer("visitor", "{}");
        parts.answer("visitor", "{}");
        parts.answer("expense", "{}");
        var ready = awaitStatus(resident, exportId, "ready");

        assertThat(ready.path("answers").findValues("complete"))
                .allMatch(JsonNode::asBoolean)
                .hasSize(6);
        var answer = file(resident, exportId).expectStatus().isOk();
        answer.expectHeader().valueEquals("Content-Type", "application/zip");
        var zip =
                unzip(
                        Objects.requireNonNull(
                                answer.expectBody(byte[].class).returnResult().getResponseBody()));
        assertThat(zip.keySet())
                .containsExactlyInAnyOrder(
                        "index.html",
                        "identity.json",
                        "property.json",
                        "billing.json",
                        "access.json",
                        "visitor.json",
                        "expense.json");
        var profile =
                JSON.readTree(zip.get("identity.json")).path("sections").path("profile").path(0);
        assertThat(profile.path("username").asString()).isEqualTo(username);
        assertThat(profile.path("displayName").asString()).isEqualTo("มาลี สุขใจ");
        assertThat(profile.path("phone").asString()).isEqualTo("089-765-4321");
        assertThat(zip.get("access.json")).isEqualTo("{\"passages\": []}");
        assertThat(zip.get("index.html"))
                .contains("ข้อมูลส่วนบุคคลของคุณ", "Your personal data", "access.json", "256");
    }

    @Test
    void anAdminAsksAboutAPersonAndNobodyElseDoes() {
        var username = unique("shown");
        var id = fixture.register(GREEN, person(username, "resident")).path("id").asString();
        var neighbour = unique("neighbour");
        fixture.register(GREEN, person(neighbour, "resident"));

        askForExport(api.as(neighbour, GREEN), id).expectStatus().isNotFound();
        askForExport(api.asAdmin(BLUE), id).expectStatus().isNotFound();
        var export = body(askForExport(api.asAdmin(GREEN), id).expectStatus().isAccepted());
        var exportId = export.path("id").asString();

        file(api.as(neighbour, GREEN), exportId).expectStatus().isNotFound();
        file(api.asAdmin(BLUE), exportId).expectStatus().isNotFound();
        assertThat(get(api.as(neighbour, GREEN), "/api/v1/personal-data-exports").path("items"))
                .isEmpty();
        assertThat(
                        get(
                                        api.as(neighbour, GREEN),
                                        "/api/v1/personal-data-exports?villageUserId=" + id)
                                .path("items"))
                .isEmpty();
        assertThat(get(api.as(username, GREEN), "/api/v1/personal-data-exports").path("items"))
                .hasSize(1);
    }

    @Test
    void askingAgainMeanwhileGivesTheSameExport() {
        var username = unique("impatient");
        fixture.register(GREEN, person(username, "resident"));
        var resident = api.as(username, GREEN);

        var first = body(askForExport(resident, null).expectStatus().isAccepted());
        var second = body(askForExport(resident, null).expectStatus().isAccepted());

        assertThat(second.path("id")).isEqualTo(first.path("id"));
    }

    @Test
    void afterSevenDaysNobodyReadsItAndItsKeyIsGone() throws SQLException {
        var username = unique("late");
        fixture.register(GREEN, person(username, "resident"));
        var resident = api.as(username, GREEN);
        var exportId = ready(resident);
        file(resident, exportId).expectStatus().isOk();
        assertThat(parts(exportId)).isEqualTo(6);

        clock.advance(Duration.ofDays(7).plusMinutes(1));
        file(resident, exportId).expectStatus().isEqualTo(410);
        expireExports.expire();
        clock.reset();

        file(resident, exportId).expectStatus().isEqualTo(410);
        assertThat(parts(exportId)).isZero();
        assertThat(hasKey(exportId)).isFalse();
    }

    @Test
    void anErasureEndsTheExportsOfThePerson() throws SQLException {
        var username = unique("askedbefore");
        var id = fixture.register(GREEN, person(username, "resident")).path("id").asString();
        var exportId = ready(api.as(username, GREEN));

        var erasure = body(fixture.erase(GREEN, id, true).expectStatus().isAccepted());
        fixture.answerErasure(GREEN, erasure.path("id").asString(), id);

        file(api.asAdmin(GREEN), exportId).expectStatus().isEqualTo(410);
        assertThat(parts(exportId)).isZero();
        assertThat(hasKey(exportId)).isFalse();
    }

    private String ready(RestTestClient client) {
        var exportId =
                body(askForExport(client, null).expectStatus().isAccepted()).path("id").asString();
        var parts = new PartsOfServices(events, GREEN, exportId);
        for (var service : new String[] {"property", "billing", "access", "visitor", "expense"}) {
            parts.answer(service, "{}");
        }
        awaitStatus(client, exportId, "ready");
        return exportId;
    }

    private static JsonNode awaitStatus(RestTestClient client, String exportId, String status) {
        return Awaitility.await("export " + status)
                .atMost(PATIENCE)
                .until(
                        () -> get(client, "/api/v1/personal-data-exports/" + exportId),
                        export -> export.path("status").asString().equals(status));
    }

    private static RestTestClient.ResponseSpec file(RestTestClient client, String exportId) {
        return client.get()
                .uri("/api/v1/personal-data-exports/{id}/file", UUID.fromString(exportId))
                .exchange();
    }

    private static Map<String, String> unzip(byte[] bytes) throws IOException {
        var files = new HashMap<String, String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes), UTF_8)) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), UTF_8));
            }
        }
        return files;
    }

    private long parts(String exportId) throws SQLException {
        return number(
                "select count(*) from personal_data_part where personal_data_export_id = ?::uuid",
                exportId);
    }

    private boolean hasKey(String exportId) throws SQLException {
        return number(
                        "select count(private_key) from personal_data_export where id = ?::uuid",
                        exportId)
                == 1;
    }

    private long number(String query, String id) throws SQLException {
        try (var connection = database.asSuperuser();
                var statement = connection.prepareStatement(query)) {
            statement.setString(1, id);
            try (var rows = statement.executeQuery()) {
                assertThat(rows.next()).isTrue();
                return rows.getLong(1);
            }
        }
    }
}
