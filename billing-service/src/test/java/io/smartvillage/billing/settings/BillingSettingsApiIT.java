package io.smartvillage.billing.settings;

import static io.smartvillage.infra.keycloak.DemoRealm.BLUE;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.billing.BillingFixture;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.TestDatabase;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.VillageServiceTest;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

/// In the village that no other test gives settings.
@VillageServiceTest
class BillingSettingsApiIT {

    @Autowired Api api;
    @Autowired TestEvents events;
    @Autowired TestDatabase database;

    BillingFixture fixture;

    @BeforeEach
    void nothingIsDecided() {
        fixture = new BillingFixture(api, events, database);
        fixture.plant("delete from billing_settings where village_id = '%s'".formatted(BLUE.id()));
    }

    @Test
    void aVillageThatDecidedNothingHasTheDefaults() {
        var answer = api.asStaff(BLUE).get().uri("/api/v1/billing-settings").exchange();

        var settings = BillingFixture.body(answer.expectHeader().valueEquals("ETag", "\"0\""));
        assertThat(settings.path("allocationPolicy").asString()).isEqualTo("penalty_first");
        assertThat(settings.path("reminderDays").path("formal").asInt()).isEqualTo(30);
        assertThat(settings.path("letterhead").isNull()).isTrue();
    }

    @Test
    void keepsWhatTheVillageDecides() {
        var body = settings("สวนฟ้า", null);
        body.put("billerId", "099400016550100");
        body.put("promptpayId", "0812345678");
        body.put("allocationPolicy", "oldest_first");
        BillingFixture.body(put(0, body).expectStatus().isOk());

        var settings = read();
        assertThat(settings.path("letterhead").path("name").asString()).isEqualTo("สวนฟ้า");
        assertThat(settings.path("billerId").asString()).isEqualTo("099400016550100");
        assertThat(settings.path("promptpayId").asString()).isEqualTo("0812345678");
        assertThat(settings.path("allocationPolicy").asString()).isEqualTo("oldest_first");
    }

    @Test
    void refusesToOverwriteWhatTheCallerHasNotSeen() {
        put(0, settings("สวนฟ้า", null)).expectStatus().isOk();

        put(0, settings("สวนแดง", null)).expectStatus().isEqualTo(412);
        put(7, settings("สวนแดง", null)).expectStatus().isEqualTo(412);

        assertThat(read().path("letterhead").path("name").asString()).isEqualTo("สวนฟ้า");
    }

    @Test
    void anotherLetterheadIsANewOneAndTheSameIsNot() {
        put(0, settings("สวนฟ้า", null)).expectStatus().isOk();
        var before = letterheads();

        put(1, settings("สวนฟ้า", null)).expectStatus().isOk();
        assertThat(letterheads()).isEqualTo(before);
        put(2, settings("สวนฟ้าใหม่", null)).expectStatus().isOk();

        assertThat(letterheads()).isEqualTo(before + 1);
    }

    @Test
    void theLogoIsDrawnAnewOnce() throws IOException {
        var logo = picture(40, new Random(1));
        var hidden = Base64.getEncoder().encodeToString((decoded(logo) + "<script>").getBytes(ISO_8859_1));

        put(0, settings("สวนฟ้า", hidden)).expectStatus().isOk();

        var kept = read().path("letterhead").path("logo").asString();
        assertThat(decoded(kept)).startsWith("\u0089PNG").doesNotContain("<script>");
        var before = letterheads();
        put(1, settings("สวนฟ้า", kept)).expectStatus().isOk();
        assertThat(letterheads()).isEqualTo(before);
    }

    @Test
    void refusesALogoThatIsNone() throws IOException {
        for (var logo :
                new String[] {
                    "no base64!",
                    Base64.getEncoder().encodeToString("%PDF-1.7 %%EOF".getBytes(ISO_8859_1)),
                    picture(600, new Random(2))
                }) {
            var problem =
                    BillingFixture.body(
                            put(0, settings("สวนฟ้า", logo)).expectStatus().isBadRequest());
            assertThat(problem.path("errors").findValuesAsString("field"))
                    .containsExactly("letterhead.logo");
        }
        assertThat(read().path("letterhead").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "billerId, 12345",
        "billerId, 09940001655010x",
        "promptpayId, 12345678901",
        "promptpayId, 1812345678",
        "allocationPolicy, newest_first"
    })
    void refusesWhatCannotBe(String field, String value) {
        var body = settings("สวนฟ้า", null);
        body.put(field, value);

        var problem = BillingFixture.body(put(0, body).expectStatus().isBadRequest());

        assertThat(problem.path("errors").findValuesAsString("field")).containsExactly(field);
    }

    @Test
    void remindersFollowOneAnother() {
        var body = settings("สวนฟ้า", null);
        body.put(
                "reminderDays",
                Map.of("friendly", 30, "formal", 30, "threeMonths", 90, "sixMonths", 180));

        var problem = BillingFixture.body(put(0, body).expectStatus().isBadRequest());

        assertThat(problem.path("errors").findValuesAsString("field"))
                .containsExactly("reminderDays");
    }

    @Test
    void onlyAdminsDecide() {
        put(api.asStaff(BLUE), 0, settings("สวนฟ้า", null)).expectStatus().isForbidden();
        api.asResident(BLUE)
                .get()
                .uri("/api/v1/billing-settings")
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    private RestTestClient.ResponseSpec put(long version, Map<String, Object> body) {
        return put(api.asAdmin(BLUE), version, body);
    }

    private static RestTestClient.ResponseSpec put(
            RestTestClient client, long version, Map<String, Object> body) {
        return client.put()
                .uri("/api/v1/billing-settings")
                .header(HttpHeaders.IF_MATCH, "\"" + version + "\"")
                .body(body)
                .exchange();
    }

    private JsonNode read() {
        return fixture.get(api.asStaff(BLUE), "/api/v1/billing-settings");
    }

    private long letterheads() {
        return fixture.count("select 1 from letterhead where village_id = '%s'".formatted(BLUE.id()));
    }

    private static Map<String, Object> settings(String name, @Nullable String logo) {
        var letterhead = new HashMap<String, Object>();
        letterhead.put("name", name);
        letterhead.put("address", "1 หมู่ 2 ปทุมธานี 12000");
        if (logo != null) {
            letterhead.put("logo", logo);
        }
        var body = new HashMap<String, Object>();
        body.put("letterhead", letterhead);
        body.put("allocationPolicy", "penalty_first");
        body.put(
                "reminderDays",
                Map.of("friendly", 7, "formal", 30, "threeMonths", 90, "sixMonths", 180));
        return body;
    }

    /// Noise, which no compression makes smaller.
    private static String picture(int size, Random random) throws IOException {
        var image = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < size; x++) {
            for (int y = 0; y < size; y++) {
                image.setRGB(x, y, new Color(random.nextInt(1 << 24)).getRGB());
            }
        }
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, size > 500 ? "jpg" : "png", bytes);
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    private static String decoded(String base64) throws IOException {
        return new String(Base64.getDecoder().decode(base64), ISO_8859_1);
    }
}
