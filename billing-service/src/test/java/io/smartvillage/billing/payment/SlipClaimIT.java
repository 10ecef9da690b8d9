package io.smartvillage.billing.payment;

import static io.smartvillage.infra.keycloak.DemoRealm.BLUE;
import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.billing.BillingFixture;
import io.smartvillage.billing.promptpay.BankSlip;
import io.smartvillage.billing.promptpay.SlipQr;
import io.smartvillage.billing.promptpay.TrueMoneySlip;
import io.smartvillage.infra.keycloak.DemoVillage;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.TestDatabase;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.VillageServiceTest;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

/// Rule 9: a slip pays once, anywhere.
@VillageServiceTest
class SlipClaimIT {

    private static final int ROUNDS = 50;
    private static final int AT_ONCE = 20;

    @Autowired Api api;
    @Autowired TestEvents events;
    @Autowired TestDatabase database;

    @Value("${smartvillage.storage.folder}")
    Path files;

    BillingFixture fixture;
    UUID invoice;
    UUID otherInvoice;
    UUID foreignInvoice;

    @BeforeEach
    void invoices() {
        fixture = new BillingFixture(api, events, database);
        var resident = fixture.userId(GREEN.resident(), GREEN);
        invoice = fixture.invoiceOf1000(GREEN, resident);
        otherInvoice = fixture.invoiceOf1000(GREEN, resident);
        foreignInvoice = fixture.invoiceOf1000(BLUE, fixture.userId(BLUE.resident(), BLUE));
    }

    /// One upload and what came of it.
    private record Answer(DemoVillage village, UUID payment, int status, JsonNode body) {}

    @Test
    void oneSlipPaysOneInvoiceOfOneVillage() {
        var slip = slip();
        var first = paymentOf(GREEN, invoice);
        assertThat(upload(GREEN, first, slip).status()).isEqualTo(200);

        var own = upload(GREEN, paymentOf(GREEN, otherInvoice), slip);
        var foreign = upload(BLUE, paymentOf(BLUE, foreignInvoice), slip);

        assertThat(own.status()).isEqualTo(409);
        assertThat(foreign.status()).isEqualTo(409);
        assertThat(own.body().path("type").asString()).endsWith(":problem:slip-already-used");
        assertThat(words(foreign)).isEqualTo(words(own));
        assertThat(words(own)).doesNotContain(first.toString(), GREEN.alias(), invoice.toString());
        assertThat(claimsOf(first)).isEqualTo(1);
        assertThat(claimsOf(own.payment()) + claimsOf(foreign.payment())).isZero();
        fixture.get(api.asStaff(GREEN), "/api/v1/payments/{id}", own.payment());
        assertThat(
                        fixture.count(
                                "select 1 from payment where id in ('%s', '%s') and (slip_file_id is not null or slip_payload is not null)"
                                        .formatted(own.payment(), foreign.payment())))
                .isZero();
    }

    @Test
    void aWalletsSlipPaysOnceWhateverItsDate() {
        var transaction = "TXN" + UUID.randomUUID();
        var first = upload(GREEN, paymentOf(GREEN, invoice), wallet(transaction, "20112026"));
        var forged = upload(BLUE, paymentOf(BLUE, foreignInvoice), wallet(transaction, "21112026"));

        assertThat(first.status()).isEqualTo(200);
        assertThat(forged.status()).isEqualTo(409);
    }

    @Test
    void aPaymentKeepsItsOwnSlipInAnotherPicture() {
        var slip = slip();
        var payment = paymentOf(GREEN, invoice);
        upload(GREEN, payment, slip);

        var again =
                fixture.uploadSlip(api.asResident(GREEN), payment, "slip.jpg", asJpeg(slip), false);

        again.expectStatus().isOk();
        assertThat(claimsOf(payment)).isEqualTo(1);
        assertThat(upload(GREEN, paymentOf(GREEN, otherInvoice), slip).status()).isEqualTo(409);
    }

    @Test
    void anotherSlipFreesTheOneBefore() {
        var slip = slip();
        var other = slip();
        var payment = paymentOf(GREEN, invoice);
        upload(GREEN, payment, slip);

        assertThat(upload(GREEN, payment, other).status()).isEqualTo(200);

        assertThat(claimsOf(payment)).isEqualTo(1);
        assertThat(upload(BLUE, paymentOf(BLUE, foreignInvoice), slip).status()).isEqualTo(200);
        assertThat(upload(GREEN, paymentOf(GREEN, otherInvoice), other).status()).isEqualTo(409);
    }

    @Test
    void aTakenSlipLeavesThePaymentTheOneItHas() {
        var slip = slip();
        var taken = slip();
        var payment = paymentOf(GREEN, invoice);
        upload(GREEN, payment, slip);
        upload(BLUE, paymentOf(BLUE, foreignInvoice), taken);

        assertThat(upload(GREEN, payment, taken).status()).isEqualTo(409);

        assertThat(claimsOf(payment)).isEqualTo(1);
        assertThat(upload(GREEN, paymentOf(GREEN, otherInvoice), slip).status()).isEqualTo(409);
    }

    @Test
    void rejectionAndReversalFreeTheSlip() {
        var slip = slip();
        var rejected = paymentOf(GREEN, invoice);
        upload(GREEN, rejected, slip);
        decide(rejected, "rejection", Map.of("reason", "wrong_amount"));
        assertThat(claimsOf(rejected)).isZero();

        var reversed = paymentOf(GREEN, otherInvoice);
        assertThat(upload(GREEN, reversed, slip).status()).isEqualTo(200);
        decide(reversed, "verification", Map.of());
        assertThat(upload(BLUE, paymentOf(BLUE, foreignInvoice), slip).status()).isEqualTo(409);
        decide(reversed, "reversal", Map.of("reason", "bounced_cheque"));

        assertThat(upload(BLUE, paymentOf(BLUE, foreignInvoice), slip).status()).isEqualTo(200);
    }

    @Test
    void twoPaymentsThatSwapTheirSlipsDoNotWaitForEachOther() throws Exception {
        for (var round = 0; round < 5; round++) {
            var slip = slip();
            var other = slip();
            var payment = paymentOf(GREEN, invoice);
            var foreign = paymentOf(BLUE, foreignInvoice);
            upload(GREEN, payment, slip);
            upload(BLUE, foreign, other);

            var answers =
                    atOnce(
                            List.of(
                                    () -> upload(GREEN, payment, other),
                                    () -> upload(BLUE, foreign, slip)));

            assertThat(answers).extracting(Answer::status).isSubsetOf(200, 409);
            assertThat(claimsOf(payment)).isEqualTo(1);
            assertThat(claimsOf(foreign)).isEqualTo(1);
        }
    }

    /// 1,000 uploads: of the 20 for each slip, half are of the other village.
    @Test
    void ofAThousandRacesEachSlipPaysOnceAndNothingLeaks() throws Exception {
        var before = keptFiles();
        var refusals = new ArrayList<String>();
        for (var round = 0; round < ROUNDS; round++) {
            var slip = slip();
            var uploads = new ArrayList<Callable<Answer>>();
            for (var i = 0; i < AT_ONCE; i++) {
                var village = i % 2 == 0 ? GREEN : BLUE;
                var payment = paymentOf(village, i % 2 == 0 ? invoice : foreignInvoice);
                uploads.add(() -> upload(village, payment, slip));
            }

            var answers = atOnce(uploads);

            assertThat(answers.stream().filter(answer -> answer.status() == 200))
                    .as("accepted in round %d", round)
                    .hasSize(1);
            var refused = answers.stream().filter(answer -> answer.status() == 409).toList();
            assertThat(refused).hasSize(AT_ONCE - 1);
            refused.stream().map(SlipClaimIT::words).forEach(refusals::add);
            assertThat(
                            fixture.count(
                                    "select 1 from slip_claim where payment_id in (%s)"
                                            .formatted(ids(answers))))
                    .isEqualTo(1);
            assertThat(
                            fixture.count(
                                    "select 1 from payment where slip_file_id is not null and id in (%s)"
                                            .formatted(ids(answers))))
                    .isEqualTo(1);
        }

        assertThat(refusals).hasSize(ROUNDS * (AT_ONCE - 1));
        assertThat(refusals.stream().distinct()).hasSize(1);
        assertThat(keptFiles() - before).isEqualTo(ROUNDS);
    }

    private static String ids(List<Answer> answers) {
        return String.join(
                ", ", answers.stream().map(answer -> "'" + answer.payment() + "'").toList());
    }

    /// All that the answer says, but for the path it was asked on and the trace.
    private static String words(Answer answer) {
        var names = new ArrayList<String>();
        for (var property : answer.body().properties()) {
            names.add(
                    switch (property.getKey()) {
                        case "traceId" -> "traceId";
                        case "instance" ->
                                property.getValue()
                                        .asString()
                                        .replace(answer.payment().toString(), "");
                        default -> property.getKey() + "=" + property.getValue();
                    });
        }
        return String.join("\n", names);
    }

    private long keptFiles() throws IOException {
        try (var all = Files.walk(files)) {
            return all.filter(Files::isRegularFile).count();
        }
    }

    private static List<Answer> atOnce(List<Callable<Answer>> uploads) throws Exception {
        var barrier = new CyclicBarrier(uploads.size());
        try (var threads = Executors.newFixedThreadPool(uploads.size())) {
            var answers = new ArrayList<Answer>();
            for (var running :
                    threads.invokeAll(
                            uploads.stream()
                                    .<Callable<Answer>>map(upload ->
                                            () -> {
                                                barrier.await();
                                                return upload.call();
                                            })
                                    .toList())) {
                answers.add(running.get());
            }
            return answers;
        }
    }

    private Answer upload(DemoVillage village, UUID payment, SlipQr slip) {
        var result =
                fixture.uploadSlip(
                                client(village),
                                payment,
                                "slip.png",
                                BillingFixture.slipPicture(slip),
                                false)
                        .expectBody(JsonNode.class)
                        .returnResult();
        var body = result.getResponseBody();
        assertThat(body).isNotNull();
        return new Answer(village, payment, result.getStatus().value(), body);
    }

    private RestTestClient client(DemoVillage village) {
        return api.asResident(village);
    }

    private UUID paymentOf(DemoVillage village, UUID invoiceId) {
        return fixture.pay(client(village), invoiceId, "10.00");
    }

    private void decide(UUID payment, String decision, Map<String, Object> request) {
        var client = decision.equals("reversal") ? api.asAdmin(GREEN) : api.asStaff(GREEN);
        client.post()
                .uri("/api/v1/payments/{id}/{decision}", payment, decision)
                .body(request)
                .exchange()
                .expectStatus()
                .isOk();
    }

    private long claimsOf(UUID payment) {
        return fixture.count("select 1 from slip_claim where payment_id = '%s'".formatted(payment));
    }

    private static SlipQr slip() {
        return new BankSlip("014", UUID.randomUUID().toString().replace("-", "").substring(0, 25));
    }

    private static SlipQr wallet(String transaction, String date) {
        return TrueMoneySlip.of("P2P", transaction, date);
    }

    private static byte[] asJpeg(SlipQr slip) {
        try {
            var bytes = new ByteArrayOutputStream();
            var image = ImageIO.read(new ByteArrayInputStream(BillingFixture.slipPicture(slip)));
            var rgb =
                    new BufferedImage(
                            image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
            rgb.createGraphics().drawImage(image, 0, 0, null);
            ImageIO.write(rgb, "jpg", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
