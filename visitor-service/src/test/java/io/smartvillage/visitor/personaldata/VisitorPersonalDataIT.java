package io.smartvillage.visitor.personaldata;

import static io.smartvillage.infra.keycloak.DemoRealm.BLUE;
import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
import static io.smartvillage.visitor.VisitorFixture.aRecurringPass;
import static io.smartvillage.visitor.VisitorFixture.aVisit;
import static io.smartvillage.visitor.VisitorFixture.aWalkIn;
import static io.smartvillage.visitor.VisitorFixture.body;
import static io.smartvillage.visitor.VisitorFixture.get;
import static io.smartvillage.visitor.VisitorFixture.id;
import static io.smartvillage.visitor.VisitorFixture.issued;
import static io.smartvillage.visitor.VisitorFixture.posted;
import static io.smartvillage.visitor.VisitorFixture.registered;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.platform.personaldata.AskedForPerson;
import io.smartvillage.platform.privacy.PersonKeys;
import io.smartvillage.platform.privacy.PersonalData;
import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.PlainTextSearch;
import io.smartvillage.platform.testing.TestDatabase;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.VillageServiceTest;
import io.smartvillage.visitor.VisitorFixture;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

@VillageServiceTest
@ExtendWith(OutputCaptureExtension.class)
class VisitorPersonalDataIT {

    private static final SecureRandom RANDOM = new SecureRandom();

    @Autowired Api api;
    @Autowired TestEvents events;
    @Autowired TestDatabase database;
    @Autowired PersonKeys keys;
    @Autowired PersonalData personalData;

    VisitorFixture fixture;
    AskedForPerson asked;
    UUID house;
    UUID person;

    @BeforeEach
    void aHouse() {
        fixture = new VisitorFixture(api, events);
        asked = new AskedForPerson(events, GREEN, "visitor");
        house = fixture.newHouseOfResident(GREEN);
        person = UUID.randomUUID();
    }

    @Test
    void nobodyComesInTheNameOfAResidentWhoIsErased() throws SQLException {
        var visitor = by(person, "visitor", registered(api.asResident(GREEN), aVisit(house)));
        var pass =
                by(person, "recurring_pass", issued(api.asResident(GREEN), aRecurringPass(house)));
        var other = id(registered(api.asResident(GREEN), aVisit(house)));

        asked.erase(person, "resident");
        asked.erase(person, "resident");

        assertThat(status("visitors", visitor)).isEqualTo("cancelled");
        assertThat(status("recurring-passes", pass)).isEqualTo("cancelled");
        assertThat(status("visitors", other)).isEqualTo("pending");
        events.await(
                "visitor.pass-state.v1",
                "visitor.PassState",
                data ->
                        data.path("passId").asString().equals(visitor.toString())
                                && data.path("status").asString().equals("cancelled"));
    }

    @Test
    void whomStaffAnnouncedForHousesStillComes() throws SQLException {
        var visitor = by(person, "visitor", registered(api.asStaff(GREEN), aVisit(house)));

        asked.erase(person, "staff");

        assertThat(status("visitors", visitor)).isEqualTo("pending");
    }

    @Test
    void aResidentIsShownWhomTheyAnnouncedButNotWhoThatIs() throws SQLException {
        by(person, "visitor", registered(api.asResident(GREEN), aVisit(house)));
        by(person, "recurring_pass", issued(api.asResident(GREEN), aRecurringPass(house)));

        var export = asked.export(person);

        assertThat(export.path("sections").path("visitors")).hasSize(1);
        assertThat(export.path("sections").path("recurringPasses")).hasSize(1);
        assertThat(export.toString()).doesNotContain("สมชาย", "1กก 1234", "812345678", "มาลี");
    }

    @Test
    void aVisitorWhoseKeyIsGoneIsReadAsNobodyAndStillChecksOut() throws SQLException {
        var visitor = id(registered(api.asResident(GREEN), aVisit(house)));
        api.asGuard(GREEN)
                .post()
                .uri("/api/v1/visitors/{id}/check-in", visitor)
                .exchange()
                .expectStatus()
                .isOk();
        var backup = storedName(visitor);

        destroy(visitor);
        var read = get(api.asAdmin(GREEN), "/api/v1/visitors/{id}", visitor);
        api.asGuard(GREEN)
                .post()
                .uri("/api/v1/visitors/{id}/check-out", visitor)
                .exchange()
                .expectStatus()
                .isOk();

        assertThat(read.path("name").isNull()).isTrue();
        assertThat(read.path("phone").isNull()).isTrue();
        assertThat(read.path("plate").isNull()).isTrue();
        store(visitor, backup);
        var restored = get(api.asAdmin(GREEN), "/api/v1/visitors/{id}", visitor);
        assertThat(restored.path("name").isNull()).isTrue();
        assertThat(restored.path("status").asString()).isEqualTo("checked_out");
        get(api.asAdmin(GREEN), "/api/v1/visitors?propertyId={house}", house);
    }

    @Test
    void walkInsAndRecurringPassesAreReadAsNobodysToo() {
        var walkIn = id(body(fixture.askedAtTheGate(GREEN, house).expectStatus().isCreated()));
        var pass = id(issued(api.asResident(GREEN), aRecurringPass(house)));

        destroy(walkIn);
        destroy(pass);

        assertThat(get(api.asAdmin(GREEN), "/api/v1/walk-ins/{id}", walkIn).path("name").isNull())
                .isTrue();
        assertThat(
                        get(api.asAdmin(GREEN), "/api/v1/recurring-passes/{id}", pass)
                                .path("name")
                                .isNull())
                .isTrue();
        // Let in nevertheless: who that is, nobody knows any more.
        api.asResident(GREEN)
                .post()
                .uri("/api/v1/walk-ins/{id}/approval", walkIn)
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void aNameThatTheVillagesKeySealedStaysReadable() throws SQLException {
        var visitor = id(registered(api.asResident(GREEN), aVisit(house)));
        store(
                visitor,
                CurrentVillage.call(GREEN.id(), () -> personalData.encrypt("สมหญิง แต่ก่อน")));

        api.asGuard(GREEN)
                .post()
                .uri("/api/v1/visitors/{id}/check-in", visitor)
                .exchange()
                .expectStatus()
                .isOk();

        assertThat(
                        get(api.asAdmin(GREEN), "/api/v1/visitors/{id}", visitor)
                                .path("name")
                                .asString())
                .isEqualTo("สมหญิง แต่ก่อน");
    }

    @Test
    void nothingOfAVisitorCanBeReadInDumpLogTopicsOrOutput(CapturedOutput output)
            throws SQLException {
        var name = "มะลิวัลย์-" + number();
        var phone = "08" + number();
        var plate = "9กข " + (1000 + RANDOM.nextInt(9000));
        var search = PlainTextSearch.begin(database, events);

        var visit = aVisit(house);
        visit.put("name", name);
        visit.put("phone", phone);
        visit.put("plate", plate);
        var visitor = registered(api.asResident(GREEN), visit);
        visit.put("shoeSize", name);
        posted(api.asResident(GREEN), "/api/v1/visitors", visit).expectStatus().isBadRequest();
        var walkIn = aWalkIn(house);
        walkIn.put("name", name);
        walkIn.put("phone", phone);
        body(posted(api.asGuard(GREEN), "/api/v1/walk-ins", walkIn).expectStatus().isCreated());
        var pass = aRecurringPass(house);
        pass.put("name", name);
        pass.put("phone", phone);
        issued(api.asResident(GREEN), pass);
        api.asGuard(GREEN)
                .post()
                .uri("/api/v1/visitors/{id}/check-in", id(visitor))
                .exchange()
                .expectStatus()
                .isOk();

        assertThat(search.places(name, phone, "+66" + phone.substring(1), plate)).isEmpty();
        assertThat(output.getAll()).doesNotContain(name, phone, plate);
    }

    @Test
    void aVisitorWhoAsksIsForgottenBeforeTheirTime() {
        var visitor = id(registered(api.asResident(GREEN), aVisit(house)));
        var pass = id(issued(api.asResident(GREEN), aRecurringPass(house)));
        var walkIn = id(body(fixture.askedAtTheGate(GREEN, house).expectStatus().isCreated()));
        api.asResident(GREEN)
                .post()
                .uri("/api/v1/walk-ins/{id}/approval", walkIn)
                .exchange()
                .expectStatus()
                .isOk();
        var letIn =
                get(api.asAdmin(GREEN), "/api/v1/walk-ins/{id}", walkIn)
                        .path("visitorId")
                        .asString();

        erase(api.asStaff(GREEN), "visitors", visitor).expectStatus().isForbidden();
        erase(api.asAdmin(BLUE), "visitors", visitor).expectStatus().isNotFound();
        for (int i = 0; i < 2; i++) {
            erase(api.asAdmin(GREEN), "visitors", visitor).expectStatus().isNoContent();
            erase(api.asAdmin(GREEN), "visitors", UUID.fromString(letIn))
                    .expectStatus()
                    .isNoContent();
            erase(api.asAdmin(GREEN), "recurring-passes", pass).expectStatus().isNoContent();
        }

        assertThat(status("visitors", visitor)).isEqualTo("cancelled");
        assertThat(status("recurring-passes", pass)).isEqualTo("cancelled");
        for (var path :
                new String[] {
                    "visitors/" + visitor,
                    "visitors/" + letIn,
                    "walk-ins/" + walkIn,
                    "recurring-passes/" + pass
                }) {
            assertThat(get(api.asAdmin(GREEN), "/api/v1/" + path).path("name").isNull()).isTrue();
        }
    }

    private static RestTestClient.ResponseSpec erase(
            RestTestClient caller, String resources, UUID id) {
        return caller.post().uri("/api/v1/" + resources + "/{id}/erasure", id).exchange();
    }

    private void destroy(UUID visitor) {
        CurrentVillage.run(GREEN.id(), () -> keys.destroy(visitor));
    }

    /// As if the person had made it.
    private UUID by(UUID creator, String table, JsonNode made) throws SQLException {
        try (var connection = database.asSuperuser();
                var statement =
                        connection.prepareStatement(
                                "update %s set created_by = ? where id = ?".formatted(table))) {
            statement.setObject(1, creator);
            statement.setObject(2, id(made));
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
        return id(made);
    }

    private String status(String resources, UUID id) {
        return get(api.asAdmin(GREEN), "/api/v1/" + resources + "/{id}", id)
                .path("status")
                .asString();
    }

    private byte[] storedName(UUID visitor) throws SQLException {
        try (var connection = database.asSuperuser();
                var statement =
                        connection.prepareStatement("select name from visitor where id = ?")) {
            statement.setObject(1, visitor);
            try (var rows = statement.executeQuery()) {
                assertThat(rows.next()).isTrue();
                return rows.getBytes(1);
            }
        }
    }

    private void store(UUID visitor, byte[] sealedName) throws SQLException {
        try (var connection = database.asSuperuser();
                var statement =
                        connection.prepareStatement("update visitor set name = ? where id = ?")) {
            statement.setBytes(1, sealedName);
            statement.setObject(2, visitor);
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }

    private static String number() {
        return "%08d".formatted(RANDOM.nextInt(100_000_000));
    }
}
