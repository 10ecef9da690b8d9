package io.smartvillage.access.decision;

import static io.smartvillage.access.AccessFixture.body;
import static io.smartvillage.access.AccessFixture.decide;
import static io.smartvillage.access.AccessFixture.decided;
import static io.smartvillage.access.AccessFixture.fields;
import static io.smartvillage.access.AccessFixture.scan;
import static io.smartvillage.infra.keycloak.DemoRealm.BLUE;
import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.Base64URL;
import io.smartvillage.access.AccessFixture;
import io.smartvillage.access.PassPrinter;
import io.smartvillage.access.pass.EntryCodeKey;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.VillageServiceTest;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@VillageServiceTest
class SignedPassIT {

    @Autowired Api api;
    @Autowired TestEvents events;
    @Autowired EntryCodeKey key;

    AccessFixture fixture;
    PassPrinter printer;
    UUID house;

    @BeforeEach
    void aKey() {
        fixture = new AccessFixture(api, events, key);
        fixture.mainGate(GREEN);
        house = fixture.houseOfResident(GREEN);
        printer = new PassPrinter(fixture).publish(GREEN);
    }

    @Test
    void aPassThatHasNotArrivedYetIsGoodOnceByWhatItSays() {
        var pass = UUID.randomUUID();
        var text = printer.print(GREEN, pass, house);

        var decision = scanned(text);

        granted(decision);
        assertThat(decision.path("propertyId").asString()).isEqualTo(house.toString());
        assertThat(decision.path("greet").path("kind").asString()).isEqualTo("visitor");
        refused("already_used", scanned(text));
        granted(decided(api.asGate(GREEN), scan("exit", "qr", text)));
    }

    @Test
    void itsCodeAndItsQrAreOneUse() {
        var visitor = fixture.aVisitor(GREEN);
        var text = printer.print(GREEN, visitor.passId(), visitor.propertyId());

        granted(decided(api.asGate(GREEN), scan("entry", "code", visitor.code())));

        refused("already_used", scanned(text));
    }

    @Test
    void whatIsKnownOfAPassGoesBeforeWhatItSays() {
        var visitor = fixture.aVisitor(GREEN, pass -> pass.put("status", "cancelled"));

        refused("revoked", scanned(printer.print(GREEN, visitor.passId(), visitor.propertyId())));
    }

    @Test
    void aPassOfManyUsesIsNotBelievedAlone() {
        refused(
                "invalid",
                scanned(
                        printer.print(
                                GREEN, UUID.randomUUID(), house, says -> says.put("use", "many"))));
    }

    @Test
    void outsideOfItsTimeItIsRefused() {
        var now = Instant.now();

        refused(
                "expired",
                scanned(
                        printer.print(
                                GREEN,
                                UUID.randomUUID(),
                                house,
                                says -> says.put("exp", now.minusSeconds(60).getEpochSecond()))));
        refused(
                "not_yet_valid",
                scanned(
                        printer.print(
                                GREEN,
                                UUID.randomUUID(),
                                house,
                                says ->
                                        says.put(
                                                "nbf",
                                                now.plus(Duration.ofHours(1)).getEpochSecond()))));
    }

    @Test
    void aChangedPassIsRefused() {
        var parts = printer.print(GREEN, UUID.randomUUID(), house).split("\\.", -1);
        var claims = new Base64URL(parts[1]).decodeToString().replace("once", "many");

        refused("tampered", scanned(parts[0] + "." + Base64URL.encode(claims) + "." + parts[2]));
        refused(
                "tampered",
                scanned(
                        Base64URL.encode(
                                        new Base64URL(parts[0])
                                                .decodeToString()
                                                .replace("EdDSA", "HS256"))
                                + "."
                                + parts[1]
                                + "."
                                + parts[2]));
    }

    @Test
    void aPassOfAnotherVillageIsRefused() {
        new PassPrinter(fixture).publish(BLUE);

        refused("wrong_village", scanned(printer.print(BLUE, UUID.randomUUID(), house)));
    }

    @Test
    void aKeyThatIsUnknownOrRevokedIsRefusedAndARetiredOneIsNot() {
        refused(
                "unknown_key",
                scanned(new PassPrinter(fixture).print(GREEN, UUID.randomUUID(), house)));
        granted(scanned(printer.print(GREEN, UUID.randomUUID(), house)));
        printer.publish(GREEN, "retired");
        granted(scanned(printer.print(GREEN, UUID.randomUUID(), house)));
        printer.publish(GREEN, "revoked");
        refused("revoked_key", scanned(printer.print(GREEN, UUID.randomUUID(), house)));
    }

    @Test
    void aPassThatIsCutOffIsNamed() {
        var text = printer.print(GREEN, UUID.randomUUID(), house);

        var problem =
                body(
                        decide(
                                        api.asGate(GREEN),
                                        scan(
                                                "entry",
                                                "qr",
                                                text.substring(0, text.lastIndexOf('.'))))
                                .expectStatus()
                                .isBadRequest());

        assertThat(fields(problem)).containsExactly("credential");
    }

    private JsonNode scanned(String text) {
        return decided(api.asGate(GREEN), scan("entry", "qr", text));
    }

    private static void granted(JsonNode decision) {
        assertThat(decision.path("decision").asString())
                .as(decision.toString())
                .isEqualTo("granted");
    }

    private static void refused(String reason, JsonNode decision) {
        assertThat(decision.path("reason").asString("")).as(decision.toString()).isEqualTo(reason);
    }
}
