package io.smartvillage.identity.consent;

import static io.smartvillage.identity.IdentityFixture.body;
import static io.smartvillage.identity.IdentityFixture.get;
import static io.smartvillage.identity.IdentityFixture.giveConsent;
import static io.smartvillage.identity.IdentityFixture.person;
import static io.smartvillage.identity.IdentityFixture.unique;
import static io.smartvillage.infra.keycloak.DemoRealm.BLUE;
import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.identity.IdentityFixture;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.VillageServiceTest;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

@VillageServiceTest
class ConsentIT {

    @Autowired Api api;
    @Autowired TestEvents events;

    private IdentityFixture fixture;
    private RestTestClient resident;
    private String userId;
    private String code;

    @BeforeEach
    void somebody() {
        fixture = new IdentityFixture(api, events);
        fixture.ensure(GREEN);
        fixture.ensure(BLUE);
        var username = unique("agrees" + Long.toString(System.nanoTime(), 36));
        userId = fixture.register(GREEN, person(username, "resident")).path("id").asString();
        resident = api.as(username, GREEN);
        code = "photos-" + UUID.randomUUID();
    }

    @Test
    void whoAgreesCanTakeItBackAndBothAreRemembered() {
        var purpose = asked("ยินยอมให้ถ่ายภาพ");
        assertThat(own().path("given").asBoolean()).isFalse();

        giveConsent(resident, purpose).expectStatus().isCreated();
        giveConsent(resident, purpose).expectStatus().isCreated();
        assertThat(own().path("given").asBoolean()).isTrue();
        assertThat(said("current=true&given=true")).hasSize(1);
        withdraw(purpose).expectStatus().isOk();
        withdraw(purpose).expectStatus().isOk();

        assertThat(own().path("given").asBoolean()).isFalse();
        assertThat(own().path("history").findValues("given"))
                .extracting(JsonNode::asBoolean)
                .containsExactly(false, true);
        assertThat(said("current=true&given=true")).isEmpty();
        assertThat(said("current=true&given=false")).hasSize(1);
        var entries = said("");
        assertThat(entries).hasSize(2);
        assertThat(entries.path(0).path("villageUserId").asString()).isEqualTo(userId);
        assertThat(entries.path(0).path("at").asString()).isNotEmpty();
    }

    @Test
    void otherWordsAreAskedAnewAndTheOldOnesCannotBeAgreedToAnyMore() {
        var first = asked("ยินยอม");
        giveConsent(resident, first).expectStatus().isCreated();

        var second = asked("ยินยอมมากขึ้น");

        assertThat(own().path("purpose").path("version").asInt()).isEqualTo(2);
        assertThat(own().path("purpose").path("textTh").asString()).isEqualTo("ยินยอมมากขึ้น");
        assertThat(own().path("given").asBoolean()).isFalse();
        var problem = body(giveConsent(resident, first).expectStatus().isEqualTo(409));
        assertThat(problem.path("type").asString()).endsWith("consent-purpose-replaced");
        giveConsent(resident, second).expectStatus().isCreated();
        assertThat(said("").findValues("version"))
                .extracting(JsonNode::asInt)
                .containsExactly(2, 1);
        assertThat(said("current=true")).hasSize(1);
    }

    @Test
    void anotherVillagesPurposeIsNotThere() {
        var purpose = asked("ยินยอม");
        var username = unique("agreesblue" + Long.toString(System.nanoTime(), 36));
        fixture.register(BLUE, person(username, "resident"));

        giveConsent(api.as(username, BLUE), purpose).expectStatus().isNotFound();
        assertThat(get(api.asAdmin(BLUE), "/api/v1/consents?code=" + code).path("items")).isEmpty();
    }

    @Test
    void residentsDoNotSeeWhatOthersSaid() {
        resident.get().uri("/api/v1/consents").exchange().expectStatus().isForbidden();
    }

    private String asked(String thai) {
        return fixture.askConsent(GREEN, code, thai).path("id").asString();
    }

    private RestTestClient.ResponseSpec withdraw(String purpose) {
        return resident.post().uri("/api/v1/me/consents/{id}/withdrawal", purpose).exchange();
    }

    private JsonNode own() {
        return StreamSupport.stream(get(resident, "/api/v1/me/consents").spliterator(), false)
                .filter(each -> each.path("purpose").path("code").asString().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode said(String filter) {
        return get(api.asStaff(GREEN), "/api/v1/consents?code=" + code + "&" + filter)
                .path("items");
    }
}
