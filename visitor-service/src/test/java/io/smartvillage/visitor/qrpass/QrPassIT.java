package io.smartvillage.visitor.qrpass;

import static io.smartvillage.infra.keycloak.DemoRealm.BLUE;
import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
import static io.smartvillage.visitor.VisitorFixture.aRecurringPass;
import static io.smartvillage.visitor.VisitorFixture.aVisit;
import static io.smartvillage.visitor.VisitorFixture.body;
import static io.smartvillage.visitor.VisitorFixture.get;
import static io.smartvillage.visitor.VisitorFixture.issued;
import static io.smartvillage.visitor.VisitorFixture.registered;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.MovableClock;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.VillageServiceTest;
import io.smartvillage.visitor.PassReader;
import io.smartvillage.visitor.VisitorFixture;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

@VillageServiceTest
class QrPassIT {

    private static final Pattern RECTANGLE =
            Pattern.compile("M(\\d+) (\\d+)h(\\d+)v(\\d+)h-(\\d+)z");

    @Autowired Api api;
    @Autowired TestEvents events;
    @Autowired MovableClock clock;

    VisitorFixture fixture;

    @BeforeEach
    void aFixture() {
        fixture = new VisitorFixture(api, events);
    }

    @AfterEach
    void now() {
        clock.reset();
    }

    @Test
    void aResidentGetsTheSignedPassOfTheirVisitor() {
        var visitor = get(api.asResident(GREEN), "/api/v1/visitors/{id}", id(aVisitor()));

        var pass = get(api.asResident(GREEN), "/api/v1/visitors/{id}/pass", id(visitor));

        var token = pass.path("token").asString();
        assertThat(isSigned(token)).isTrue();
        assertThat(pass.path("passId")).isEqualTo(visitor.path("id"));
        assertThat(pass.path("keyId")).isEqualTo(PassReader.header(token).path("kid"));
        assertThat(pass.path("singleUse").asBoolean()).isTrue();
        assertThat(pass.path("validUntil")).isEqualTo(visitor.path("validUntil"));
        var claims = PassReader.claims(token);
        assertThat(claims.path("sub")).isEqualTo(visitor.path("id"));
        assertThat(claims.path("vil").asString()).isEqualTo(GREEN.id().toString());
        assertThat(claims.path("prp")).isEqualTo(visitor.path("propertyId"));
        assertThat(claims.path("use").asString()).isEqualTo("once");
        assertThat(Instant.ofEpochSecond(claims.path("exp").asLong()))
                .isAfterOrEqualTo(Instant.parse(visitor.path("validUntil").asString()));
        assertThat(token)
                .isEqualTo(
                        get(api.asStaff(GREEN), "/api/v1/visitors/{id}/pass", id(visitor))
                                .path("token")
                                .asString());
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 600, 2_000})
    void aDecoderReadsThePng(int size) throws Exception {
        var visitor = aVisitor();

        var answer =
                api.asResident(GREEN)
                        .get()
                        .uri("/api/v1/visitors/{id}/pass.png?size={size}", id(visitor), size)
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectHeader()
                        .contentType(MediaType.IMAGE_PNG)
                        .expectHeader()
                        .valueEquals(HttpHeaders.CACHE_CONTROL, "no-store, private")
                        .expectBody()
                        .returnResult()
                        .getResponseBody();

        assertThat(answer).isNotNull();
        var picture = ImageIO.read(new ByteArrayInputStream(answer));
        assertThat(picture.getWidth()).isBetween(size * 2 / 3, size);
        var token = decoded(picture);
        assertThat(isSigned(token)).isTrue();
        assertThat(PassReader.claims(token).path("sub")).isEqualTo(visitor.path("id"));
    }

    @Test
    void aDecoderReadsTheSvg() throws Exception {
        var visitor = aVisitor();

        var svg =
                api.asStaff(GREEN)
                        .get()
                        .uri("/api/v1/visitors/{id}/pass.svg", id(visitor))
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectHeader()
                        .contentType("image/svg+xml")
                        .expectBody()
                        .returnResult()
                        .getResponseBody();

        assertThat(svg).isNotNull();
        assertThat(isSigned(decoded(rasterised(new String(svg, StandardCharsets.UTF_8))))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"cancellation, cancelled", "denial, denied", "check-in, used"})
    void aVisitorWhoIsNotAwaitedAnyMoreHasNoPass(String noun, String status) {
        var visitor = aVisitor();
        api.asAdmin(GREEN)
                .post()
                .uri("/api/v1/visitors/{id}/{noun}", id(visitor), noun)
                .exchange()
                .expectStatus()
                .isOk();

        for (var form : new String[] {"pass", "pass.png", "pass.svg"}) {
            refused(visitor, form, status);
        }
    }

    @Test
    void anExpiredVisitorHasNoPassEvenBeforeTheJobSaysSo() {
        var visitor = aVisitor();
        clock.advance(Duration.ofDays(1).plusSeconds(5));

        refused(visitor, "pass", "expired");
    }

    @Test
    void aRecurringPassIsGoodManyTimesUntilItIsTakenBack() {
        var pass = issued(api.asResident(GREEN), aRecurringPass(fixture.houseOfResident(GREEN)));
        var path = "/api/v1/recurring-passes/" + id(pass);

        var shown = get(api.asResident(GREEN), path + "/pass");

        var token = shown.path("token").asString();
        assertThat(isSigned(token)).isTrue();
        assertThat(shown.path("singleUse").asBoolean()).isFalse();
        var claims = PassReader.claims(token);
        assertThat(claims.path("sub")).isEqualTo(pass.path("id"));
        assertThat(claims.path("use").asString()).isEqualTo("many");
        assertThat(claims.path("knd").asString()).isEqualTo("recurring");
        for (var picture : new String[] {"/pass.png", "/pass.svg"}) {
            api.asStaff(GREEN).get().uri(path + picture).exchange().expectStatus().isOk();
        }
        api.asResident(GREEN).post().uri(path + "/cancellation").exchange().expectStatus().isOk();
        var problem =
                body(
                        api.asResident(GREEN)
                                .get()
                                .uri(path + "/pass")
                                .exchange()
                                .expectStatus()
                                .isEqualTo(409));
        assertThat(problem.path("detail").asString()).contains("cancelled");
        api.asAdmin(BLUE).get().uri(path + "/pass").exchange().expectStatus().isNotFound();
    }

    @Test
    void nobodyElseGetsIt() {
        var visitor = registered(api.asStaff(GREEN), aVisit(fixture.emptyHouse(GREEN)));

        at(api.asResident(GREEN), visitor, "pass").expectStatus().isNotFound();
        at(api.asAdmin(BLUE), visitor, "pass").expectStatus().isNotFound();
        at(api.asGuard(GREEN), visitor, "pass").expectStatus().isForbidden();
        at(api.asGate(GREEN), visitor, "pass").expectStatus().isForbidden();
    }

    @ParameterizedTest
    @ValueSource(strings = {"299", "2001", "0", "-1", "big"})
    void aSizeThatMakesNoPictureIsNamed(String size) {
        var problem =
                body(
                        at(api.asResident(GREEN), aVisitor(), "pass.png?size=" + size)
                                .expectStatus()
                                .isBadRequest());

        assertThat(problem.path("errors").findValuesAsString("field")).containsExactly("size");
    }

    private JsonNode aVisitor() {
        return registered(api.asResident(GREEN), aVisit(fixture.houseOfResident(GREEN)));
    }

    private void refused(JsonNode visitor, String form, String status) {
        var problem = body(at(api.asResident(GREEN), visitor, form).expectStatus().isEqualTo(409));
        assertThat(problem.path("type").asString()).endsWith(":pass-not-valid");
        assertThat(problem.path("detail").asString()).contains(status).contains(id(visitor));
    }

    private static RestTestClient.ResponseSpec at(
            RestTestClient caller, JsonNode visitor, String form) {
        return caller.get().uri("/api/v1/visitors/" + id(visitor) + "/" + form).exchange();
    }

    private static String id(JsonNode visitor) {
        return visitor.path("id").asString();
    }

    private boolean isSigned(String token) {
        var kid = PassReader.header(token).path("kid");
        return get(api.asGate(GREEN), "/api/v1/pass-keys/jwks")
                .path("keys")
                .valueStream()
                .filter(key -> key.path("kid").equals(kid))
                .anyMatch(key -> PassReader.isSigned(token, key.path("x").asString()));
    }

    private static String decoded(BufferedImage picture) throws Exception {
        var width = picture.getWidth();
        var height = picture.getHeight();
        var pixels = picture.getRGB(0, 0, width, height, null, 0, width);
        return new QRCodeReader()
                .decode(
                        new BinaryBitmap(
                                new HybridBinarizer(new RGBLuminanceSource(width, height, pixels))))
                .getText();
    }

    private static BufferedImage rasterised(String svg) {
        var box = Pattern.compile("viewBox=\"0 0 (\\d+) (\\d+)\"").matcher(svg);
        assertThat(box.find()).isTrue();
        var side = Integer.parseInt(box.group(1)) * 4;
        var page = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        var graphics = page.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, side, side);
        graphics.setColor(Color.BLACK);
        RECTANGLE
                .matcher(svg)
                .results()
                .forEach(part ->
                        graphics.fillRect(
                                Integer.parseInt(part.group(1)) * 4,
                                Integer.parseInt(part.group(2)) * 4,
                                Integer.parseInt(part.group(3)) * 4,
                                Integer.parseInt(part.group(4)) * 4));
        graphics.dispose();
        return page;
    }
}
