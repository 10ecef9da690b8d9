package io.smartvillage.billing.payment;

import static io.smartvillage.infra.keycloak.DemoRealm.BLUE;
import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.billing.BillingFixture;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.TestDatabase;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.VillageServiceTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.UUID;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.util.LinkedMultiValueMap;

@VillageServiceTest
class SlipApiIT {

    private static final String SCRIPT = "<script>alert(document.domain)</script>";

    @Autowired Api api;
    @Autowired TestEvents events;
    @Autowired TestDatabase database;

    BillingFixture fixture;
    UUID payment;

    @BeforeEach
    void aPayment() {
        fixture = new BillingFixture(api, events, database);
        var resident = fixture.userId(GREEN.resident(), GREEN);
        payment =
                fixture.pay(api.asResident(GREEN), fixture.invoiceOf1000(GREEN, resident), "10.00");
    }

    @Test
    void keepsThePictureAndShowsItToStaffAndPayer() throws IOException {
        var view = BillingFixture.body(upload(BillingFixture.picture("png")).expectStatus().isOk());

        assertThat(view.path("slipUrl").asString())
                .isEqualTo("/api/v1/payments/%s/slip".formatted(payment));
        var shown = ImageIO.read(new ByteArrayInputStream(slip(api.asStaff(GREEN))));
        assertThat(shown.getWidth()).isEqualTo(60);
        assertThat(shown.getHeight()).isEqualTo(90);
        assertThat(slip(api.asResident(GREEN))).isNotEmpty();
        events.await(
                "billing.payment.v1",
                "billing.SlipAttached",
                data -> data.path("paymentId").asString().equals(payment.toString()));
    }

    @Test
    void servesItSoThatABrowserRunsNothingOfIt() {
        upload(BillingFixture.picture("jpg")).expectStatus().isOk();

        slipOf(api.asResident(GREEN))
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType(MediaType.IMAGE_JPEG)
                .expectHeader()
                .valueEquals("X-Content-Type-Options", "nosniff")
                .expectHeader()
                .valueMatches("Cache-Control", ".*no-store.*");
    }

    @Test
    void isNotThereForAnybodyElse() {
        upload(BillingFixture.picture("jpg")).expectStatus().isOk();

        slipOf(api.asSecondResident(GREEN)).expectStatus().isNotFound();
        slipOf(api.asAdmin(BLUE)).expectStatus().isNotFound();
        slipOf(api.asGuard(GREEN)).expectStatus().isForbidden();
        fixture.uploadSlip(api.asSecondResident(GREEN), payment, BillingFixture.picture("jpg"))
                .expectStatus()
                .isNotFound();
        fixture.uploadSlip(api.asStaff(BLUE), payment, BillingFixture.picture("jpg"))
                .expectStatus()
                .isNotFound();
    }

    @Test
    void aHousemateSeesThePaymentButNotTheSlip() {
        var owner = fixture.userId(GREEN.resident(), GREEN);
        var paidByStaff =
                fixture.pay(api.asStaff(GREEN), fixture.invoiceOf1000(GREEN, owner), "10.00");
        fixture.uploadSlip(api.asStaff(GREEN), paidByStaff, BillingFixture.picture("jpg"))
                .expectStatus()
                .isOk();

        fixture.get(api.asResident(GREEN), "/api/v1/payments/{id}", paidByStaff);
        api.asResident(GREEN)
                .get()
                .uri("/api/v1/payments/{id}/slip", paidByStaff)
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @Test
    void theSamePictureAgainChangesNothing() {
        var picture = BillingFixture.picture("png");
        upload(picture).expectStatus().isOk().expectHeader().valueEquals("ETag", "\"1\"");
        upload(picture).expectStatus().isOk().expectHeader().valueEquals("ETag", "\"1\"");
        upload(BillingFixture.picture("jpg"))
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"2\"");
        slipOf(api.asStaff(GREEN)).expectHeader().contentType(MediaType.IMAGE_JPEG);
    }

    @Test
    void aDecidedPaymentKeepsItsSlip() {
        upload(BillingFixture.picture("jpg")).expectStatus().isOk();
        fixture.verify(GREEN, payment).expectStatus().isOk();

        upload(BillingFixture.picture("png")).expectStatus().isEqualTo(409);

        slipOf(api.asStaff(GREEN)).expectHeader().contentType(MediaType.IMAGE_JPEG);
    }

    @Test
    void forgetsWhereThePictureWasTaken() {
        upload(withExif(BillingFixture.picture("jpg"))).expectStatus().isOk();

        assertThat(text(slip(api.asStaff(GREEN)))).doesNotContain("Exif", "GPSLatitude");
    }

    @Test
    void cutsOffWhatFollowsThePicture() throws IOException {
        var polyglot = new ByteArrayOutputStream();
        polyglot.write(BillingFixture.picture("jpg"));
        polyglot.write(SCRIPT.getBytes(UTF_8));
        polyglot.write("PK\u0003\u0004".getBytes(ISO_8859_1));

        fixture.uploadSlip(
                        api.asResident(GREEN), payment, "../../slip.html", polyglot.toByteArray())
                .expectStatus()
                .isOk();

        assertThat(text(slip(api.asStaff(GREEN)))).doesNotContain("script", "PK\u0003\u0004");
    }

    @Test
    void refusesWhatIsNoPicture() {
        refused(
                "<svg xmlns='http://www.w3.org/2000/svg'>%s</svg>"
                        .formatted(SCRIPT)
                        .getBytes(UTF_8));
        refused(("%PDF-1.7 " + SCRIPT).getBytes(UTF_8));
        refused(SCRIPT.getBytes(UTF_8));
        refused(new byte[0]);
        refused("GIF89a".getBytes(UTF_8));
        refused(Arrays.copyOf(BillingFixture.picture("png"), 40));
        refused(pngOf(60_000, 60_000));

        slipOf(api.asStaff(GREEN)).expectStatus().isNotFound();
    }

    @Test
    void refusesWhatIsTooLarge() {
        var large = Arrays.copyOf(BillingFixture.picture("jpg"), 10 * 1024 * 1024 + 1);

        upload(large).expectStatus().isEqualTo(413);
    }

    @Test
    void namesTheMissingPart() {
        var parts = new LinkedMultiValueMap<String, Object>();
        parts.add("picture", "none");

        var problem =
                BillingFixture.body(
                        api.asResident(GREEN)
                                .put()
                                .uri("/api/v1/payments/{id}/slip", payment)
                                .contentType(MediaType.MULTIPART_FORM_DATA)
                                .body(parts)
                                .exchange()
                                .expectStatus()
                                .isBadRequest());

        assertThat(problem.path("errors").findValuesAsString("field")).containsExactly("file");
        api.asResident(GREEN)
                .put()
                .uri("/api/v1/payments/{id}/slip", payment)
                .contentType(MediaType.IMAGE_JPEG)
                .body(BillingFixture.picture("jpg"))
                .exchange()
                .expectStatus()
                .isEqualTo(415);
    }

    private void refused(byte[] content) {
        upload(content).expectStatus().is4xxClientError();
    }

    private RestTestClient.ResponseSpec upload(byte[] content) {
        return fixture.uploadSlip(api.asResident(GREEN), payment, content);
    }

    private RestTestClient.ResponseSpec slipOf(RestTestClient client) {
        return client.get().uri("/api/v1/payments/{id}/slip", payment).exchange();
    }

    private byte[] slip(RestTestClient client) {
        var content =
                slipOf(client)
                        .expectStatus()
                        .isOk()
                        .expectBody(byte[].class)
                        .returnResult()
                        .getResponseBody();
        assertThat(content).isNotNull();
        return content;
    }

    private static String text(byte[] content) {
        return new String(content, ISO_8859_1);
    }

    /// As a phone writes it: an APP1 segment right after the start of the picture.
    private static byte[] withExif(byte[] jpeg) {
        var exif = "Exif\0\0GPSLatitude 13.7563 N".getBytes(ISO_8859_1);
        return ByteBuffer.allocate(jpeg.length + exif.length + 4)
                .put(jpeg, 0, 2)
                .putShort((short) 0xffe1)
                .putShort((short) (exif.length + 2))
                .put(exif)
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }

    /// Says that it is huge, and is a few bytes.
    private static byte[] pngOf(int width, int height) {
        var header =
                ByteBuffer.allocate(17)
                        .put("IHDR".getBytes(ISO_8859_1))
                        .putInt(width)
                        .putInt(height)
                        .put(new byte[] {8, 2, 0, 0, 0})
                        .array();
        var crc = new CRC32();
        crc.update(header);
        return ByteBuffer.allocate(8 + 4 + header.length + 4)
                .put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'})
                .putInt(13)
                .put(header)
                .putInt((int) crc.getValue())
                .array();
    }
}
