package io.smartvillage.billing.payment;

import static io.smartvillage.infra.keycloak.DemoRealm.BLUE;
import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.billing.BillingFixture;
import io.smartvillage.billing.promptpay.BankSlip;
import io.smartvillage.billing.promptpay.BillPayment;
import io.smartvillage.billing.promptpay.PromptPayQr;
import io.smartvillage.billing.promptpay.SlipQr;
import io.smartvillage.platform.qr.QrSymbol;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.TestDatabase;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.VillageServiceTest;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.util.LinkedMultiValueMap;

@VillageServiceTest
class SlipApiIT {

    private static final String SCRIPT = "<script>alert(document.domain)</script>";

    private static final SlipQr SLIP = new BankSlip("014", "202611231a2B3c4D5e6F7");

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
                        api.asResident(GREEN),
                        payment,
                        "../../slip.html",
                        polyglot.toByteArray(),
                        true)
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

    static Stream<Arguments> picturesWithoutASlip() {
        var whole = SLIP.payload();
        return Stream.of(
                Arguments.of("slip-without-qr", BillingFixture.picture("png"), true),
                Arguments.of(
                        "not-a-slip", QrSymbol.of("https://example.org/promotion").png(6), true),
                Arguments.of("not-a-slip", shop(), true),
                Arguments.of("damaged-slip: checksum", code(wrongCrc(whole)), true),
                Arguments.of(
                        "damaged-slip: end", code(whole.substring(0, whole.length() - 3)), true),
                Arguments.of("damaged-slip: not built", code(whole + "x"), true),
                Arguments.of(
                        "several-slips",
                        beside(
                                QrSymbol.of(SLIP.payload()).png(6),
                                QrSymbol.of(new BankSlip("004", "ANOTHER").payload()).png(6)),
                        false));
    }

    @ParameterizedTest
    @MethodSource("picturesWithoutASlip")
    void namesWhatIsWrongWithASlipAndKeepsItOnlyForThoseWhoInsist(
            String problem, byte[] picture, boolean canBeKept) {
        var refused = BillingFixture.body(upload(picture, false).expectStatus().isEqualTo(422));

        assertThat(refused.path("type").asString())
                .endsWith(":problem:" + problem.split(":", -1)[0]);
        assertThat(refused.path("detail").asString())
                .contains(problem.contains(":") ? problem.split(": ", -1)[1] : "");
        slipOf(api.asStaff(GREEN)).expectStatus().isNotFound();
        assertThat(
                        fixture.count(
                                "select 1 from payment where id = '%s' and slip_file_id is null"
                                        .formatted(payment)))
                .isEqualTo(1);

        if (!canBeKept) {
            upload(picture, true).expectStatus().isEqualTo(422);
            return;
        }
        var kept = BillingFixture.body(upload(picture, true).expectStatus().isOk());
        assertThat(kept.path("status").asString()).isEqualTo("pending");
        var check = kept.path("verification").path("checks").path(0);
        assertThat(check.path("check").asString()).isEqualTo("qr");
        assertThat(check.path("result").asString()).isEqualTo("failed");
        slipOf(api.asStaff(GREEN)).expectStatus().isOk();
        events.await(
                "billing.payment.v1",
                "billing.SlipAttached",
                data -> data.path("paymentId").asString().equals(payment.toString()));
        assertThat(
                        fixture.count(
                                "select 1 from slip_claim where payment_id = '%s'"
                                        .formatted(payment)))
                .isZero();
    }

    @Test
    void tellsTheReasonInThai() {
        var refused =
                BillingFixture.body(
                        fixture.uploadSlip(
                                        api.asResident(GREEN)
                                                .mutate()
                                                .defaultHeader("Accept-Language", "th")
                                                .build(),
                                        payment,
                                        "slip.png",
                                        code(wrongCrc(SLIP.payload())),
                                        false)
                                .expectStatus()
                                .isEqualTo(422));

        assertThat(refused.path("title").asString()).isEqualTo("คิวอาร์โค้ดของสลิปเสียหาย");
        assertThat(refused.path("detail").asString()).contains("ค่าตรวจสอบไม่ถูกต้อง");
    }

    @Test
    void keepIsYesOrNo() {
        api.asResident(GREEN)
                .put()
                .uri("/api/v1/payments/{id}/slip?keep=perhaps", payment)
                .contentType(MediaType.MULTIPART_FORM_DATA)
                .body(new LinkedMultiValueMap<>(Map.of("file", List.of("none"))))
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    private static byte[] code(String text) {
        return QrSymbol.of(text).png(6);
    }

    private static String wrongCrc(String whole) {
        return whole.substring(0, whole.length() - 4) + (whole.endsWith("0000") ? "1111" : "0000");
    }

    private static byte[] shop() {
        return QrSymbol.of(
                        PromptPayQr.of(
                                        BillPayment.of("099999999999990", "HOUSE12", "INV7"),
                                        new BigDecimal("850.00"))
                                .payload())
                .png(6);
    }

    private static byte[] beside(byte[] left, byte[] right) {
        try {
            var first = ImageIO.read(new ByteArrayInputStream(left));
            var second = ImageIO.read(new ByteArrayInputStream(right));
            var both =
                    new BufferedImage(
                            first.getWidth() + second.getWidth() + 60,
                            Math.max(first.getHeight(), second.getHeight()),
                            BufferedImage.TYPE_INT_RGB);
            var graphics = both.createGraphics();
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, both.getWidth(), both.getHeight());
            graphics.drawImage(first, 0, 0, null);
            graphics.drawImage(second, first.getWidth() + 60, 0, null);
            graphics.dispose();
            var bytes = new ByteArrayOutputStream();
            ImageIO.write(both, "png", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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

    private RestTestClient.ResponseSpec upload(byte[] content, boolean keep) {
        return fixture.uploadSlip(api.asResident(GREEN), payment, "slip.png", content, keep);
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
