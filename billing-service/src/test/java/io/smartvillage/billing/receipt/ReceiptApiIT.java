package io.smartvillage.billing.receipt;

import static io.smartvillage.infra.keycloak.DemoRealm.BLUE;
import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.billing.BillingFixture;
import io.smartvillage.billing.payment.Books;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.TestDatabase;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.VillageServiceTest;
import java.io.IOException;
import java.text.Normalizer;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

@VillageServiceTest
class ReceiptApiIT {

    @Autowired Api api;
    @Autowired TestEvents events;
    @Autowired TestDatabase database;

    BillingFixture fixture;
    Books books;
    UUID invoice;
    UUID house;
    UUID payment;

    @BeforeEach
    void aVerifiedPayment() {
        fixture = new BillingFixture(api, events, database);
        books = new Books(database);
        invoice = fixture.invoiceOf1000(GREEN, fixture.userId(GREEN.resident(), GREEN));
        house = books.houseOf(invoice);
        payment = fixture.payAhead(GREEN, house, "1250.50");
        fixture.verify(GREEN, payment).expectStatus().isOk();
    }

    @Test
    void tellsWhatWasReceivedAndWhereItWent() {
        var listed = listed(api.asResident(GREEN), house);
        assertThat(listed.size()).isEqualTo(1);
        assertThat(listed.path(0).path("number").asString()).matches("RC-25\\d\\d-\\d{6}");
        assertThat(listed.path(0).path("amount").decimalValue()).isEqualByComparingTo("1250.50");

        var receipt = receipt();

        assertThat(receipt.path("paymentId").asString()).isEqualTo(payment.toString());
        var snapshot = receipt.path("snapshot");
        assertThat(snapshot.path("total").decimalValue()).isEqualByComparingTo("1250.50");
        assertThat(snapshot.path("credit").decimalValue()).isEqualByComparingTo("250.50");
        assertThat(snapshot.path("allocations").size()).isEqualTo(1);
        assertThat(snapshot.path("allocations").path(0).path("invoiceNumber").asString())
                .isEqualTo(number(invoice));
        assertThat(snapshot.path("method").asString()).isEqualTo("โอนเงินผ่านพร้อมเพย์");
        assertThat(snapshot.path("allocationPolicy").asString()).contains("มาตรา 328");
        var event =
                events.await(
                        "billing.receipt.v1",
                        "billing.ReceiptIssued",
                        data -> data.path("paymentId").asString().equals(payment.toString()));
        assertThat(event.data().path("amountSatang").asLong()).isEqualTo(125_050);
    }

    @Test
    void isReadBackFromItsPdf() throws IOException {
        var text = text(pdf(api.asResident(GREEN)));

        assertThat(text)
                .contains(receipt().path("number").asString())
                .contains("1,250.50")
                .contains(number(invoice))
                .contains(plain("หนึ่งพันสองร้อยห้าสิบบาทห้าสิบสตางค์"));
        assertThat(text.toLowerCase(java.util.Locale.ROOT)).doesNotContain("void");
    }

    @Test
    void neverChangesWhenTheLetterheadDoes() throws IOException {
        var before = receipt();
        var drawn = text(pdf(api.asStaff(GREEN)));
        var ofBefore =
                books.texts(
                                "select quote_nullable(max(letterhead_id::text)) from billing_settings"
                                        + " where village_id = '%s'".formatted(GREEN.id()))
                        .getFirst();
        try {
            letterhead("นิติบุคคลใหม่", "1 ถนนใหม่");
            var later = fixture.payAhead(GREEN, house, "5.00");
            fixture.verify(GREEN, later).expectStatus().isOk();

            assertThat(receipt()).isEqualTo(before);
            assertThat(text(pdf(api.asStaff(GREEN)))).isEqualTo(drawn);
            var newest =
                    fixture.get(
                            api.asStaff(GREEN),
                            "/api/v1/receipts/{id}",
                            listed(api.asStaff(GREEN), house).path(0).path("id").asString());
            assertThat(newest.path("snapshot").path("letterhead").path("name").asString())
                    .isEqualTo("นิติบุคคลใหม่");
        } finally {
            books.change(
                    "update billing_settings set letterhead_id = %s where village_id = '%s'"
                            .formatted(ofBefore, GREEN.id()));
        }
    }

    @Test
    void oneThatWasCancelledIsMarkedAndKept() throws IOException {
        fixture.reverse(GREEN, payment).expectStatus().isOk();

        assertThat(receipt().path("cancelledAt").asString()).isNotEmpty();
        assertThat(text(pdf(api.asStaff(GREEN)))).contains(plain("ยกเลิก"));
        var again = fixture.payAhead(GREEN, house, "10.00");
        fixture.verify(GREEN, again).expectStatus().isOk();
        assertThat(listed(api.asStaff(GREEN), house).size()).isEqualTo(2);
    }

    @Test
    void numbersHaveNoGaps() {
        for (int i = 0; i < 3; i++) {
            fixture.verify(GREEN, fixture.payAhead(GREEN, house, "1.00")).expectStatus().isOk();
        }

        assertThat(
                        books.texts(
                                """
                                select split_part(number, '-', 2) from receipt
                                where village_id = '%s'
                                group by 1
                                having count(*) <> max(split_part(number, '-', 3)::int)
                                """
                                        .formatted(GREEN.id())))
                .isEmpty();
    }

    @Test
    void isNotThereForOtherHouses() {
        var id = UUID.fromString(receipt().path("id").asString());
        for (var client : new RestTestClient[] {api.asSecondResident(GREEN), api.asAdmin(BLUE)}) {
            client.get().uri("/api/v1/receipts/{id}", id).exchange().expectStatus().isNotFound();
            client.get()
                    .uri("/api/v1/receipts/{id}/pdf", id)
                    .exchange()
                    .expectStatus()
                    .isNotFound();
            assertThat(listed(client, house).size()).isZero();
        }
        api.asGuard(GREEN)
                .get()
                .uri("/api/v1/receipts/{id}", id)
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    private void letterhead(String name, String address) {
        var id = UUID.randomUUID();
        books.change(
                """
                insert into letterhead (village_id, id, name, address, created_by, created_at)
                values ('%1$s', '%2$s', '%3$s', '%4$s', '%2$s', now());
                insert into billing_settings (village_id, letterhead_id, version, updated_by, updated_at)
                values ('%1$s', '%2$s', 1, '%2$s', now())
                on conflict (village_id) do update set letterhead_id = '%2$s'
                """
                        .formatted(GREEN.id(), id, name, address));
    }

    private String number(UUID invoiceId) {
        return fixture.get(api.asStaff(GREEN), "/api/v1/invoices/{id}", invoiceId)
                .path("number")
                .asString();
    }

    /// Of the payment of this test.
    private JsonNode receipt() {
        var id =
                books.texts("select id from receipt where payment_id = '%s'".formatted(payment))
                        .getFirst();
        return fixture.get(api.asStaff(GREEN), "/api/v1/receipts/{id}", id);
    }

    private JsonNode listed(RestTestClient client, UUID propertyId) {
        return fixture.get(client, "/api/v1/receipts?propertyId={id}", propertyId).path("items");
    }

    private byte[] pdf(RestTestClient client) {
        var content =
                client.get()
                        .uri("/api/v1/receipts/{id}/pdf", receipt().path("id").asString())
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectHeader()
                        .contentType(MediaType.APPLICATION_PDF)
                        .expectBody(byte[].class)
                        .returnResult()
                        .getResponseBody();
        assertThat(content).isNotNull();
        return content;
    }

    private static String text(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return plain(new PDFTextStripper().getText(document));
        }
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD);
    }
}
