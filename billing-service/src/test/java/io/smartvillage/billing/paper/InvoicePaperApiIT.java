package io.smartvillage.billing.paper;

import static io.smartvillage.infra.keycloak.DemoRealm.BLUE;
import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BarcodeFormat;
import io.smartvillage.billing.BillingFixture;
import io.smartvillage.billing.promptpay.BillPayment;
import io.smartvillage.billing.promptpay.BotBarcode;
import io.smartvillage.billing.promptpay.CreditTransfer;
import io.smartvillage.billing.promptpay.MobileNumber;
import io.smartvillage.billing.promptpay.PaymentReferences;
import io.smartvillage.billing.promptpay.PromptPayQr;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.TestDatabase;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.VillageServiceTest;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

@VillageServiceTest
class InvoicePaperApiIT {

    private static final String BILLER = "099400016550100";
    private static final String MOBILE = "0812345678";
    private static final String SVG = "image/svg+xml";
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM ", Locale.of("th"));

    @Autowired Api api;
    @Autowired TestEvents events;
    @Autowired TestDatabase database;

    BillingFixture fixture;
    UUID house;

    @BeforeEach
    void aVillageWithABillerId() {
        fixture = new BillingFixture(api, events, database);
        decide("สวนเขียว", BILLER, MOBILE);
        var resident = fixture.userId(GREEN.resident(), GREEN);
        house = fixture.house(GREEN, "residential", "50", resident, List.of());
    }

    @AfterEach
    void asTheOtherTestsExpect() {
        decide("สวนเขียว", null, null);
    }

    @Test
    void thePaperSaysWhatTheInvoiceSays() throws IOException {
        var id = invoice("1234.50");
        var invoice = read(id);

        var text = PrintedPages.text(pdf(id));

        assertThat(text)
                .contains("ใบแจ้งหนี้", invoice.path("number").asString())
                .contains(invoice.path("houseNumber").asString())
                .contains(buddhist(LocalDate.parse(invoice.path("issuedOn").asString())))
                .contains("31 มกราคม 2578")
                .contains("สวนเขียว", "99 หมู่ 4 นนทบุรี 11120")
                .contains("ค่าบัตรผ่านเข้าออก", "1 รายการ", "1,234.50")
                .contains("หนึ่งพันสองร้อยสามสิบสี่บาทห้าสิบสตางค์");
    }

    @Test
    void aDownloadIsNamedByItsNumberAndKeptByNobody() {
        var id = invoice("100.00");

        api.asResident(GREEN)
                .get()
                .uri("/api/v1/invoices/{id}/pdf", id)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PDF)
                .expectHeader()
                .valueEquals(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"%s.pdf\"".formatted(number(id)))
                .expectHeader()
                .valueEquals(HttpHeaders.CACHE_CONTROL, "no-store, private");
    }

    @Test
    void aDecoderReadsTheBillBackFromThePaper() throws IOException {
        var id = invoice("1234.50");

        var paper = pdf(id);

        var bill = bill(id, "1234.50");
        assertThat(PrintedPages.code(paper, BarcodeFormat.QR_CODE)).contains(bill.payload());
        assertThat(PrintedPages.code(paper, BarcodeFormat.CODE_128))
                .contains(BotBarcode.of(bill).payload());
    }

    @Test
    void afterAPartPaymentTheCodesAskForTheRestAndTheInvoiceStaysWhatItIs() throws IOException {
        var id = invoice("1000.00");
        fixture.settle(GREEN, id, "400.00");

        var paper = pdf(id);

        assertThat(PrintedPages.code(paper, BarcodeFormat.QR_CODE))
                .contains(bill(id, "600.00").payload());
        assertThat(PrintedPages.text(paper))
                .contains("หนึ่งพันบาทถ้วน")
                .contains("ชำระแล้ว / Paid 400.00 บาท")
                .contains("คงเหลือที่ต้องชำระ / Left to pay 600.00 บาท");
    }

    @Test
    void aPaidInvoiceAsksForNothing() throws IOException {
        var id = invoice("250.00");
        fixture.settle(GREEN, id, "250.00");

        assertAsksForNothing(pdf(id));
        assertThat(PrintedPages.text(pdf(id))).contains("Nothing is left to pay");
        expectProblem(qr(id, "").exchange(), "nothing-to-pay");
    }

    @Test
    void aVoidInvoiceIsMarkedAndAsksForNothing() throws IOException {
        var id = invoice("250.00");
        correct(id, "void", Map.of("reason", "ออกผิดหลัง"));

        assertAsksForNothing(pdf(id));
        assertThat(PrintedPages.text(pdf(id))).contains("ยกเลิก / Void");
        expectProblem(qr(id, "").exchange(), "nothing-to-pay");
    }

    @Test
    void aWrittenOffInvoiceCanStillBePaid() throws IOException {
        var id = invoice("250.00");
        correct(id, "write-off", Map.of("reason", "ติดตามไม่ได้"));

        assertThat(PrintedPages.code(pdf(id), BarcodeFormat.QR_CODE))
                .contains(bill(id, "250.00").payload());
    }

    @Test
    void withoutABillerIdThePaperHasNoCodesAndTheQrIsATransfer() throws IOException {
        decide("สวนเขียว", null, MOBILE);
        var id = invoice("99.75");

        assertAsksForNothing(pdf(id));
        var code = PrintedPages.png(bytes(qr(id, "").exchange()));
        assertThat(PrintedPages.decoded(code, BarcodeFormat.QR_CODE))
                .contains(
                        PromptPayQr.of(
                                        CreditTransfer.to(MobileNumber.of(MOBILE)),
                                        new BigDecimal("99.75"))
                                .payload());
    }

    @Test
    void aVillageWithoutAnyAccountHasNoQr() throws IOException {
        decide("สวนเขียว", null, null);
        var id = invoice("99.75");

        expectProblem(qr(id, "").exchange(), "no-promptpay");
        expectProblem(
                qr(id, "").header(HttpHeaders.ACCEPT, MediaType.IMAGE_PNG_VALUE).exchange(),
                "no-promptpay");
        assertAsksForNothing(pdf(id));
    }

    @Test
    void theQrIsAPngOfTheSizeAskedForAtMost() throws IOException {
        var id = invoice("1234.50");

        for (var size : new int[] {150, 400, 2000}) {
            var answer = qr(id, "?size=" + size).exchange();
            answer.expectStatus().isOk().expectHeader().contentType(MediaType.IMAGE_PNG);
            var image = PrintedPages.png(bytes(answer));

            assertThat(image.getWidth()).isLessThanOrEqualTo(size).isGreaterThan(size / 2);
            assertThat(PrintedPages.decoded(image, BarcodeFormat.QR_CODE))
                    .contains(bill(id, "1234.50").payload());
        }
    }

    @Test
    void theQrIsAnSvgWhenAskedFor() {
        var id = invoice("1234.50");

        var byFormat = qr(id, "?format=svg").exchange();
        var byHeader = qr(id, "").header(HttpHeaders.ACCEPT, SVG + ", */*;q=0.5").exchange();

        for (var answer : List.of(byFormat, byHeader)) {
            answer.expectStatus()
                    .isOk()
                    .expectHeader()
                    .contentType(SVG)
                    .expectHeader()
                    .valueEquals(HttpHeaders.CACHE_CONTROL, "no-store, private");
            var svg = new String(bytes(answer), StandardCharsets.UTF_8);
            assertThat(svg).contains("<title>PromptPay " + number(id) + "</title>");
            assertThat(PrintedPages.decoded(PrintedPages.svg(svg), BarcodeFormat.QR_CODE))
                    .contains(bill(id, "1234.50").payload());
        }
        qr(id, "?format=png")
                .header(HttpHeaders.ACCEPT, SVG)
                .exchange()
                .expectHeader()
                .contentType(MediaType.IMAGE_PNG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"size=149", "size=2001", "size=x", "format=gif"})
    void refusesAQrThatCannotBeDrawn(String query) {
        var problem =
                BillingFixture.body(
                        qr(invoice("10.00"), "?" + query).exchange().expectStatus().isBadRequest());

        assertThat(problem.path("errors").findValuesAsString("field"))
                .containsExactly(query.substring(0, query.indexOf('=')));
    }

    @Test
    void anotherLetterheadIsOnNewPapersOnly() throws IOException {
        var before = invoice("500.00");
        var paper = pdf(before);

        decide("สวนเขียวใหม่", BILLER, MOBILE);

        assertThat(pdf(before)).isEqualTo(paper);
        assertThat(PrintedPages.text(pdf(invoice("500.00")))).contains("สวนเขียวใหม่");
    }

    @Test
    void aVillageWithoutALetterheadSignsByItsName() throws IOException {
        fixture.plant(
                "update billing_settings set letterhead_id = null where village_id = '%s'"
                        .formatted(GREEN.id()));

        var text = PrintedPages.text(pdf(invoice("500.00")));

        assertThat(text).contains(GREEN.alias()).doesNotContain("99 หมู่ 4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/invoices/{id}/pdf", "/api/v1/invoices/{id}/promptpay-qr"})
    void whoDoesNotSeeTheInvoiceSeesNoPaperOfIt(String uri) {
        var id = invoice("500.00");

        expectStatus(api.asResident(GREEN), uri, id, 200);
        expectStatus(api.asStaff(GREEN), uri, id, 200);
        expectStatus(api.asSecondResident(GREEN), uri, id, 404);
        expectStatus(api.asAdmin(BLUE), uri, id, 404);
        expectStatus(api.asGuard(GREEN), uri, id, 403);
        expectStatus(api.asStaff(GREEN), uri, UUID.randomUUID(), 404);
    }

    @Test
    void aNoteIsAPaperOfItsOwn() throws IOException {
        var invoice = invoice("500.00");
        var credit =
                correct(
                        invoice,
                        "credit-notes",
                        Map.of("amount", new BigDecimal("120.25"), "reason", "คิดเนื้อที่ผิด"));
        var debit =
                correct(
                        invoice,
                        "debit-notes",
                        Map.of("amount", new BigDecimal("20.00"), "reason", "บัตรเพิ่ม"));

        assertThat(PrintedPages.text(note(credit)))
                .contains("ใบลดหนี้", credit.path("number").asString(), number(invoice))
                .contains("คิดเนื้อที่ผิด", "หนึ่งร้อยยี่สิบบาทยี่สิบห้าสตางค์", "สวนเขียว");
        assertThat(PrintedPages.text(note(debit)))
                .contains("ใบเพิ่มหนี้", debit.path("number").asString(), "ยี่สิบบาทถ้วน");
        assertThat(PrintedPages.code(pdf(invoice), BarcodeFormat.QR_CODE))
                .contains(bill(invoice, "399.75").payload());
        var uri = "/api/v1/invoice-corrections/{id}/pdf";
        expectStatus(api.asSecondResident(GREEN), uri, id(credit), 404);
        expectStatus(api.asAdmin(BLUE), uri, id(credit), 404);
    }

    @Test
    void aVoidIsNoPaper() {
        var correction = correct(invoice("500.00"), "void", Map.of("reason", "ออกผิดหลัง"));

        expectProblem(
                api.asStaff(GREEN)
                        .get()
                        .uri("/api/v1/invoice-corrections/{id}/pdf", id(correction))
                        .exchange(),
                "correction-without-paper");
    }

    @Test
    void theStatementTellsWhatWasChargedAndPaid() throws IOException {
        var invoice = invoice("1000.00");
        fixture.settle(GREEN, invoice, "400.00");
        var uri = "/api/v1/accounts/{id}/statement/pdf";

        var text = PrintedPages.text(bytes(api.asResident(GREEN).get().uri(uri, house).exchange()));

        assertThat(text)
                .contains("ใบแจ้งยอดบัญชี", number(invoice), "ชำระเงิน", "1,000.00", "400.00")
                .contains("600.00", "หกร้อยบาทถ้วน", "สวนเขียว");
        expectStatus(api.asSecondResident(GREEN), uri, house, 404);
        expectStatus(api.asAdmin(BLUE), uri, house, 404);
        expectStatus(api.asStaff(GREEN), uri + "?from=2030-01-01&to=2029-01-01", house, 400);
    }

    private UUID invoice(String amount) {
        return fixture.issued(GREEN, house, "2035-01-31", amount);
    }

    private JsonNode read(UUID invoiceId) {
        return fixture.get(api.asStaff(GREEN), "/api/v1/invoices/{id}", invoiceId);
    }

    private String number(UUID invoiceId) {
        return read(invoiceId).path("number").asString();
    }

    private PromptPayQr bill(UUID invoiceId, String amount) {
        var invoice = read(invoiceId);
        var references =
                PaymentReferences.of(
                        invoice.path("houseNumber").asString(), invoice.path("number").asString());
        return PromptPayQr.of(
                BillPayment.of(BILLER, references.ref1(), references.ref2()),
                new BigDecimal(amount));
    }

    private byte[] pdf(UUID invoiceId) {
        return bytes(
                api.asStaff(GREEN).get().uri("/api/v1/invoices/{id}/pdf", invoiceId).exchange());
    }

    private byte[] note(JsonNode correction) {
        return bytes(
                api.asResident(GREEN)
                        .get()
                        .uri("/api/v1/invoice-corrections/{id}/pdf", id(correction))
                        .exchange());
    }

    private RestTestClient.RequestHeadersSpec<?> qr(UUID invoiceId, String query) {
        return api.asResident(GREEN)
                .get()
                .uri("/api/v1/invoices/{id}/promptpay-qr" + query, invoiceId);
    }

    private JsonNode correct(UUID invoiceId, String how, Map<String, ?> body) {
        return BillingFixture.body(
                fixture.post(api.asStaff(GREEN), "/api/v1/invoices/{id}/" + how, body, invoiceId)
                        .expectStatus()
                        .isCreated());
    }

    private static UUID id(JsonNode created) {
        return UUID.fromString(created.path("id").asString());
    }

    private static byte[] bytes(RestTestClient.ResponseSpec answer) {
        var body =
                answer.expectStatus().isOk().expectBody().returnResult().getResponseBodyContent();
        assertThat(body).isNotNull();
        return body;
    }

    private static void expectProblem(RestTestClient.ResponseSpec answer, String code) {
        var problem = BillingFixture.body(answer.expectStatus().isEqualTo(409));
        assertThat(problem.path("type").asString()).endsWith(":" + code);
    }

    private static void expectStatus(RestTestClient client, String uri, UUID id, int status) {
        client.get().uri(uri, id).exchange().expectStatus().isEqualTo(status);
    }

    private static void assertAsksForNothing(byte[] paper) throws IOException {
        assertThat(PrintedPages.code(paper, BarcodeFormat.QR_CODE)).isEmpty();
        assertThat(PrintedPages.code(paper, BarcodeFormat.CODE_128)).isEmpty();
        assertThat(PrintedPages.text(paper)).doesNotContain("ช่องทางชำระเงิน", BILLER);
    }

    private static String buddhist(LocalDate day) {
        return DAY.format(day) + (day.getYear() + 543);
    }

    private void decide(String name, @Nullable String billerId, @Nullable String promptpayId) {
        var seen =
                api.asStaff(GREEN)
                        .get()
                        .uri("/api/v1/billing-settings")
                        .exchange()
                        .expectBody()
                        .returnResult()
                        .getResponseHeaders()
                        .getETag();
        var body = new HashMap<String, Object>();
        body.put("letterhead", Map.of("name", name, "address", "99 หมู่ 4 นนทบุรี 11120"));
        body.put("allocationPolicy", "penalty_first");
        body.put(
                "reminderDays",
                Map.of("friendly", 7, "formal", 30, "threeMonths", 90, "sixMonths", 180));
        if (billerId != null) {
            body.put("billerId", billerId);
        }
        if (promptpayId != null) {
            body.put("promptpayId", promptpayId);
        }
        api.asAdmin(GREEN)
                .put()
                .uri("/api/v1/billing-settings")
                .header(HttpHeaders.IF_MATCH, String.valueOf(seen))
                .body(body)
                .exchange()
                .expectStatus()
                .isOk();
    }
}
