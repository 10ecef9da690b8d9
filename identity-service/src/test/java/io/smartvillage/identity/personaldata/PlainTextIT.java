package io.smartvillage.identity.personaldata;

import static io.smartvillage.identity.IdentityFixture.body;
import static io.smartvillage.identity.IdentityFixture.get;
import static io.smartvillage.identity.IdentityFixture.unique;
import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.identity.IdentityFixture;
import io.smartvillage.infra.keycloak.DemoRealm;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.PlainTextSearch;
import io.smartvillage.platform.testing.TestDatabase;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.VillageServiceTest;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.JsonNode;

/// A person goes through the service, and nothing of what they are called is left readable behind
/// it.
@VillageServiceTest
@ExtendWith(OutputCaptureExtension.class)
class PlainTextIT {

    private static final SecureRandom RANDOM = new SecureRandom();

    @Autowired Api api;
    @Autowired TestEvents events;
    @Autowired TestDatabase database;

    private final String name = "มะลิวัลย์-" + number() + " พิสูจน์";
    private final String otherName = "Marker-" + number();

    /// Signs in with it, so Keycloak has it, too.
    private final String email = "marker" + number() + "@example.com";

    private final String otherEmail = "other" + number() + "@example.com";
    private final String phone = "08" + number();

    private IdentityFixture fixture;
    private PlainTextSearch search;

    @BeforeEach
    void prepare() throws SQLException {
        fixture = new IdentityFixture(api, events);
        fixture.ensure(GREEN);
        search = PlainTextSearch.begin(database, events);
    }

    @Test
    void nothingOfAPersonCanBeReadInDumpLogTopicsOrOutput(CapturedOutput output)
            throws SQLException {
        var person =
                new HashMap<String, Object>(
                        Map.of(
                                "role",
                                "resident",
                                "username",
                                unique("plain"),
                                "displayName",
                                name,
                                "email",
                                email,
                                "phone",
                                phone,
                                "initialPassword",
                                DemoRealm.PASSWORD));
        var id = fixture.register(GREEN, person).path("id").asString();
        fixture.post(GREEN, person).expectStatus().isEqualTo(409);
        person.put("shoeSize", name);
        fixture.post(GREEN, person).expectStatus().isBadRequest();
        var eTag =
                api.asAdmin(GREEN)
                        .get()
                        .uri("/api/v1/users/{id}", id)
                        .exchange()
                        .expectBody(JsonNode.class)
                        .returnResult()
                        .getResponseHeaders()
                        .getETag();
        api.asAdmin(GREEN)
                .patch()
                .uri("/api/v1/users/{id}", id)
                .header(HttpHeaders.IF_MATCH, String.valueOf(eTag))
                .body(Map.of("displayName", otherName, "email", otherEmail))
                .exchange()
                .expectStatus()
                .isOk();
        var csv =
                "username,role,displayName,email,phone\n%s,resident,%s,x%s,%s\n"
                        .formatted(unique("plaincsv"), name, email, phone);
        fixture.awaitImport(
                GREEN,
                body(
                        fixture.importing(GREEN, csv.getBytes(UTF_8), false)
                                .expectStatus()
                                .isAccepted()));
        get(api.asAdmin(GREEN), "/api/v1/users?email=" + email);
        get(api.asAdmin(GREEN), "/api/v1/users?phone=" + phone);
        body(IdentityFixture.askForExport(api.asAdmin(GREEN), id).expectStatus().isAccepted());
        fixture.state(GREEN, id, "deactivation").expectStatus().isOk();
        var erasure = body(fixture.erase(GREEN, id, false).expectStatus().isAccepted());
        fixture.answerErasure(GREEN, erasure.path("id").asString(), id);

        assertThat(search.places(name, otherName, otherEmail, phone)).isEmpty();
        assertThat(search.placesBesideTheLog(email)).isEmpty();
        assertThat(output.getAll()).doesNotContain(name, otherName, email, otherEmail, phone);
    }

    /// Were there something, the search would find it.
    @Test
    void aTextThatIsLeftReadableIsFoundWhereverItIs(CapturedOutput output) throws SQLException {
        var planted = "planted-" + number();
        events.publish(
                GREEN,
                "expense.audit.v1",
                "planted",
                "expense.Planted",
                UUID.randomUUID(),
                "{\"text\": \"%s\"}".formatted(planted));
        LoggerFactory.getLogger(PlainTextIT.class).warn("{}", planted);

        List<String> places;
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement()) {
            statement.execute("create table planted (text text)");
            statement.execute("insert into planted values ('" + planted + "')");
            places = search.places(planted);
            statement.execute("drop table planted");
        }

        assertThat(places).anyMatch(place -> place.contains("the dump of planted"));
        assertThat(places).anyMatch(place -> place.contains("the WAL file"));
        assertThat(places).anyMatch(place -> place.contains("the topic expense.audit.v1"));
        assertThat(places).hasSize(3);
        assertThat(output.getAll()).contains(planted);
    }

    private static String number() {
        return "%08d".formatted(RANDOM.nextInt(100_000_000));
    }
}
