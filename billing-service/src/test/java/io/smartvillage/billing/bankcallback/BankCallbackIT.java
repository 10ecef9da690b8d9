package io.smartvillage.billing.bankcallback;

import static io.smartvillage.infra.keycloak.DemoRealm.BLUE;
import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.billing.BankFixture;
import io.smartvillage.billing.BankFixture.Account;
import io.smartvillage.billing.BillingFixture;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.TestDatabase;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.VillageServiceTest;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@VillageServiceTest
class BankCallbackIT {

    @Autowired Api api;
    @Autowired TestEvents events;
    @Autowired TestDatabase database;

    BillingFixture fixture;
    BankFixture bank;
    Account account;
    byte[] secret;

    @BeforeEach
    void anAccountWithASecret() {
        fixture = new BillingFixture(api, events, database);
        bank = new BankFixture(api, database);
        account = bank.account(GREEN);
        secret = bank.secret(account);
    }

    @Test
    void paysTheInvoiceThatItNamesOnceHoweverOftenItComes() {
        var invoice = fixture.invoiceOf1000(GREEN, null);
        var callback = callback("1000.00", invoice);

        for (int i = 0; i < 3; i++) {
            var answer =
                    BillingFixture.body(
                            bank.callingBack(account, secret, callback).expectStatus().isOk());
            assertThat(answer.path("status").asString()).isEqualTo("received");
            assertThat(answer.path("transactionId").asString())
                    .isEqualTo(callback.get("transactionId"));
        }

        assertThat(invoice(invoice).path("status").asString()).isEqualTo("paid");
        var line = bank.onlyLine(account);
        assertThat(line.path("status").asString()).isEqualTo("matched");
        assertThat(line.path("callback").path("payerName").asString()).isEqualTo("นาย ก");
        var payment = payment(line);
        assertThat(payment.path("paymentMethod").asString()).isEqualTo("promptpay");
        assertThat(payment.path("status").asString()).isEqualTo("verified");
        bank.agree(account);
    }

    @Test
    void sixteenAtOnceAreOneReceipt() throws Exception {
        var invoice = fixture.invoiceOf1000(GREEN, null);
        var callback = callback("1000.00", invoice);
        try (var pool = Executors.newFixedThreadPool(16)) {
            Callable<Integer> once =
                    () ->
                            bank.callingBack(account, secret, callback)
                                    .returnResult(JsonNode.class)
                                    .getStatus()
                                    .value();
            for (var answer : pool.invokeAll(Collections.nCopies(16, once))) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }
        bank.onlyLine(account);
        bank.agree(account);
    }

    @Test
    void isOneReceiptWithTheStatementThatComesLater() {
        var invoice = fixture.invoiceOf1000(GREEN, null);
        bank.callingBack(account, secret, callback("1000.00", invoice)).expectStatus().isOk();

        bank.imported(account, BankFixture.csv(account, "20/11/2026,10:18,bill payment,,1000.00"));

        var line = bank.onlyLine(account);
        assertThat(line.path("status").asString()).isEqualTo("matched");
        assertThat(line.path("bankStatementId").asString()).isNotEmpty();
        assertThat(line.path("transactionId").asString()).isNotEmpty();
        bank.agree(account);
    }

    @Test
    void isOneReceiptWithTheStatementThatCameBefore() {
        var invoice = fixture.invoiceOf1000(GREEN, null);
        var amount = BankFixture.amount();
        bank.imported(
                account, BankFixture.csv(account, "20/11/2026,10:12,bill payment,," + amount));
        assertThat(bank.onlyLine(account).path("status").asString()).isEqualTo("unidentified");

        bank.callingBack(account, secret, callback(amount, invoice)).expectStatus().isOk();

        var line = bank.onlyLine(account);
        assertThat(line.path("status").asString()).isEqualTo("matched");
        assertThat(line.path("bankStatementId").asString()).isNotEmpty();
        assertThat(invoice(invoice).path("status").asString()).isEqualTo("partially_paid");
        bank.agree(account);
    }

    @Test
    void isFoundByTheBanksReferenceWhateverTheTime() {
        var amount = BankFixture.amount();
        var callback = callback(amount, null);
        bank.callingBack(account, secret, callback).expectStatus().isOk();

        bank.imported(
                account,
                BankFixture.csv(
                        account,
                        "21/11/2026,00:05,bill payment %s,,%s"
                                .formatted(callback.get("transactionId"), amount)));

        assertThat(bank.onlyLine(account).path("status").asString()).isEqualTo("unidentified");
        bank.agree(account);
    }

    @Test
    void isAnotherReceiptIfTheTimeIsAnother() {
        var amount = BankFixture.amount();
        bank.callingBack(account, secret, callback(amount, null)).expectStatus().isOk();

        bank.imported(account, BankFixture.csv(account, "20/11/2026,15:00,transfer,," + amount));

        assertThat(bank.lines(account)).hasSize(2);
        bank.agree(account);
    }

    @Test
    void isAnotherReceiptIfTheLineNamesAnotherInvoice() {
        var invoice = fixture.invoiceOf1000(GREEN, null);
        var other = fixture.invoiceOf1000(GREEN, null);
        bank.callingBack(account, secret, callback("1000.00", invoice)).expectStatus().isOk();

        bank.imported(
                account,
                BankFixture.csv(
                        account,
                        "20/11/2026,10:15,%s,,1000.00"
                                .formatted(invoice(other).path("number").asString())));

        assertThat(bank.lines(account)).hasSize(2);
        assertThat(invoice(other).path("status").asString()).isEqualTo("paid");
        bank.agree(account);
    }

    @Test
    void waitsForSomebodyToPlaceItIfNobodyKnowsTheReference() {
        var callback = callback(BankFixture.amount(), null);
        callback.put("ref1", "VILLANOBODY1");
        callback.put("ref2", "INV2569999999");

        bank.callingBack(account, secret, callback).expectStatus().isOk();

        var line = bank.onlyLine(account);
        assertThat(line.path("status").asString()).isEqualTo("unidentified");
        bank.agree(account);
        bank.placing(
                        account,
                        line,
                        Map.of("invoiceIds", List.of(fixture.invoiceOf1000(GREEN, null))))
                .expectStatus()
                .isOk();
        bank.agree(account);
    }

    @Test
    void refusesAnotherContentForTheSameTransaction() {
        var callback = callback(BankFixture.amount(), null);
        bank.callingBack(account, secret, callback).expectStatus().isOk();
        callback.put("amount", new BigDecimal("1.00"));

        var problem =
                BillingFixture.body(
                        bank.callingBack(account, secret, callback).expectStatus().isEqualTo(409));

        assertThat(problem.path("type").asString()).endsWith("bank-callback-changed");
        bank.onlyLine(account);
        bank.agree(account);
    }

    @Test
    void namesWhatIsWrongWithIt() {
        var callback = callback(BankFixture.amount(), null);
        callback.put("amount", new BigDecimal("0.00"));
        callback.put("sendingBank", "SCB");

        var problem =
                BillingFixture.body(
                        bank.callingBack(account, secret, callback).expectStatus().isBadRequest());

        assertThat(problem.path("errors").findValuesAsString("field"))
                .containsExactly("amount", "sendingBank");
        callback.put("amount", new BigDecimal("1.00"));
        callback.put("sendingBank", "014");
        callback.put("transferredAt", "2199-01-01T00:00:00Z");
        bank.callingBack(account, secret, callback).expectStatus().isBadRequest();
        assertThat(bank.lines(account)).isEmpty();
    }

    @Test
    void opensToTheAccountsOwnSecretOnly() {
        var callback = callback(BankFixture.amount(), null);
        var foreign = bank.account(BLUE);
        var neighbour = bank.account(GREEN);

        bank.callingBack(account, bank.secret(foreign), callback).expectStatus().isUnauthorized();
        bank.callingBack(account, bank.secret(neighbour), callback).expectStatus().isUnauthorized();
        bank.callingBack(new Account(GREEN, UUID.randomUUID(), ""), secret, callback)
                .expectStatus()
                .isUnauthorized();
        bank.callingBack(bank.account(GREEN), secret, callback).expectStatus().isUnauthorized();

        assertThat(bank.lines(account)).isEmpty();
    }

    @Test
    void changesOverToTheNextSecretWithoutAGap() {
        var next = bank.madeSecret(account);
        bank.callingBack(account, secret, callback("1.01", null)).expectStatus().isOk();
        bank.callingBack(account, bytes(next), callback("1.02", null)).expectStatus().isOk();

        var third = bank.madeSecret(account);

        bank.callingBack(account, secret, callback("1.03", null)).expectStatus().isUnauthorized();
        bank.callingBack(account, bytes(next), callback("1.04", null)).expectStatus().isOk();
        revoke(next);
        revoke(next);
        bank.callingBack(account, bytes(next), callback("1.05", null))
                .expectStatus()
                .isUnauthorized();
        bank.callingBack(account, bytes(third), callback("1.06", null)).expectStatus().isOk();
        var listed =
                fixture.get(
                        api.asAdmin(GREEN),
                        "/api/v1/bank-accounts/{id}/callback-secrets",
                        account.id());
        assertThat(listed.size()).isEqualTo(3);
        assertThat(listed.toString()).doesNotContain(third.path("secret").asString());
    }

    private void revoke(JsonNode made) {
        api.asAdmin(GREEN)
                .post()
                .uri(
                        "/api/v1/bank-accounts/{id}/callback-secrets/{secret}/revocation",
                        account.id(),
                        made.path("id").asString())
                .exchange()
                .expectStatus()
                .isOk();
    }

    private static byte[] bytes(JsonNode made) {
        return made.path("secret").asString().getBytes(StandardCharsets.UTF_8);
    }

    /// At 10:15 in the village, on 20 November.
    private Map<String, Object> callback(String amount, @Nullable UUID invoice) {
        var callback = new HashMap<String, Object>();
        callback.put("transactionId", "2026" + BankFixture.digits(16));
        callback.put("amount", new BigDecimal(amount));
        callback.put("transferredAt", "2026-11-20T03:15:00Z");
        callback.put("sendingBank", "014");
        callback.put("payerName", "นาย ก");
        if (invoice != null) {
            callback.put("ref2", invoice(invoice).path("number").asString().replace("-", ""));
        }
        return callback;
    }

    private JsonNode invoice(UUID id) {
        return fixture.get(api.asStaff(GREEN), "/api/v1/invoices/{id}", id);
    }

    private JsonNode payment(JsonNode line) {
        return fixture.get(
                api.asStaff(GREEN), "/api/v1/payments/{id}", line.path("paymentId").asString());
    }
}
