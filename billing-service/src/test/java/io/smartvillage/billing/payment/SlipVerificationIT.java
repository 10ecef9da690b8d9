package io.smartvillage.billing.payment;

import static io.smartvillage.billing.ScriptedSlipService.code;
import static io.smartvillage.billing.ScriptedSlipService.confirmed;
import static io.smartvillage.billing.ScriptedSlipService.hangUp;
import static io.smartvillage.billing.ScriptedSlipService.json;
import static io.smartvillage.infra.keycloak.DemoRealm.BLUE;
import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.billing.BillingFixture;
import io.smartvillage.billing.ScriptedSlipService;
import io.smartvillage.billing.promptpay.BankSlip;
import io.smartvillage.billing.promptpay.SlipQr;
import io.smartvillage.billing.promptpay.TrueMoneySlip;
import io.smartvillage.infra.keycloak.DemoVillage;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.MovableClock;
import io.smartvillage.platform.testing.TestDatabase;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.VillageServiceTest;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@VillageServiceTest
class SlipVerificationIT {

    private static final String BILLER = "099999999999990";
    private static final String SENT = "2026-11-20T08:30:00Z";

    @Autowired Api api;
    @Autowired TestEvents events;
    @Autowired TestDatabase database;
    @Autowired MovableClock clock;
    @Autowired CheckWaitingSlips job;

    BillingFixture fixture;
    Books books;
    UUID invoice;
    UUID payment;
    String transRef;

    /// What other tests left waiting does not wait any more.
    @BeforeEach
    void aPaymentOfAVillageThatIsPaidByBill() {
        fixture = new BillingFixture(api, events, database);
        books = new Books(database);
        books.change(
                "update payment set status = 'pending', next_check_at = null where status = 'waiting'");
        books.change(
                """
                insert into billing_settings (village_id, biller_id, version, updated_by, updated_at)
                values ('%1$s', '%2$s', 1, '%1$s', now())
                on conflict (village_id) do update set biller_id = excluded.biller_id
                """
                        .formatted(GREEN.id(), BILLER));
        invoice = fixture.invoiceOf1000(GREEN, fixture.userId(GREEN.resident(), GREEN));
        payment = fixture.pay(api.asResident(GREEN), invoice, "1000.00");
        transRef = reference();
    }

    @AfterEach
    void asBefore() {
        clock.reset();
        books.change("update billing_settings set biller_id = null");
    }

    @Test
    void aConfirmedSlipPaysTheInvoice() {
        ScriptedSlipService.will(transRef, confirmed(transRef, "1000.00", BILLER, SENT));
        var uploaded = upload();
        assertThat(uploaded.path("status").asString()).isEqualTo("waiting");
        assertThat(uploaded.path("nextCheckAt").isNull()).isFalse();
        assertThat(ScriptedSlipService.askedAbout(transRef)).isEmpty();

        job.checkAll();

        var verified = payment();
        assertThat(verified.path("status").asString()).isEqualTo("verified");
        assertThat(verified.path("transferredAt").asString()).isEqualTo(SENT);
        var verification = verified.path("verification");
        assertThat(verification.path("decidedBy").isString()).isFalse();
        assertThat(verification.path("decidedByWhat").asString())
                .isEqualTo("system:slip-verification");
        assertThat(checks())
                .containsExactly(
                        "qr passed",
                        "transfer passed",
                        "receiver passed",
                        "amount passed",
                        "date passed");
        assertThat(
                        fixture.get(api.asResident(GREEN), "/api/v1/invoices/{id}", invoice)
                                .path("status")
                                .asString())
                .isEqualTo("paid");
        assertThat(receipts()).isEqualTo(1);
        assertThat(ScriptedSlipService.askedAbout(transRef)).hasSize(1);
        await("billing.PaymentWaiting");
        var event = await("billing.PaymentVerified");
        assertThat(event.path("verifiedByWhat").asString()).isEqualTo("system:slip-verification");
        assertThat(event.toString()).doesNotContain(transRef);
        books.agree(books.houseOf(invoice));
    }

    @Test
    void theBankIsDownAndKnowsItLater() {
        ScriptedSlipService.will(
                transRef, code(1009), confirmed(transRef, "1000.00", BILLER, SENT));
        upload();

        job.checkAll();
        assertThat(status()).isEqualTo("waiting");
        assertThat(waits()).isBetween(Duration.ofMinutes(14), Duration.ofMinutes(15));
        clock.advance(Duration.ofMinutes(14));
        job.checkAll();
        assertThat(ScriptedSlipService.askedAbout(transRef)).hasSize(1);

        clock.advance(Duration.ofMinutes(2));
        job.checkAll();
        assertThat(status()).isEqualTo("verified");
        assertThat(checks()).startsWith("qr passed", "transfer undecided", "transfer passed");
    }

    @Test
    void waitsAsLongAsTheServiceSays() {
        ScriptedSlipService.will(
                transRef,
                json(400, "{\"success\":false,\"code\":1010,\"data\":{\"delay\":7}}"),
                confirmed(transRef, "1000.00", BILLER, SENT));
        upload();

        job.checkAll();

        assertThat(status()).isEqualTo("waiting");
        assertThat(waits()).isBetween(Duration.ofMinutes(6), Duration.ofMinutes(7));
        clock.advance(Duration.ofMinutes(8));
        job.checkAll();
        assertThat(status()).isEqualTo("verified");
    }

    /// A duplicate may be our own of another payment; the amount and the receiver may be wrong in
    /// the service's settings.
    @ParameterizedTest
    @CsvSource({
        "1012, transfer failed, DUPLICATE",
        "1013, amount failed, WRONG_AMOUNT",
        "1014, receiver failed, WRONG_RECEIVER",
        "1003, transfer undecided, QUOTA_USED_UP"
    })
    void leavesToStaffWhatTheServiceCannotKnow(int code, String check, String detail) {
        ScriptedSlipService.will(transRef, code(code));
        upload();

        job.checkAll();

        var view = payment();
        assertThat(view.path("status").asString()).isEqualTo("pending");
        assertThat(checks()).containsExactly("qr passed", check);
        assertThat(view.path("verification").path("checks").path(1).path("detail").asString())
                .isEqualTo(detail);
        clock.advance(Duration.ofDays(1));
        job.checkAll();
        assertThat(ScriptedSlipService.askedAbout(transRef)).hasSize(1);
        clock.reset();
        fixture.verify(GREEN, payment).expectStatus().isOk();
    }

    @Test
    void aTransferThatNoBankKnowsIsRejectedAndItsSlipIsFree() {
        ScriptedSlipService.will(transRef, code(1011));
        upload();

        job.checkAll();

        assertRejected("expired_or_unknown");
        assertThat(await("billing.PaymentRejected").path("reason").asString())
                .isEqualTo("expired_or_unknown");
    }

    @ParameterizedTest
    @CsvSource({
        "999.99, 099999999999990, 2026-11-20T08:30:00Z, wrong_amount",
        "1000.00, 088888888888880, 2026-11-20T08:30:00Z, wrong_receiver",
        "1000.00, 099999999999990, 2026-11-18T08:30:00Z, too_old",
        "1000.00, 099999999999990, 2026-11-22T08:30:00Z, too_new"
    })
    void aTransferThatIsAnotherOneIsRejected(
            String amount, String biller, String at, String reason) {
        ScriptedSlipService.will(transRef, confirmed(transRef, amount, biller, at));
        upload();

        job.checkAll();

        assertRejected(reason);
        assertThat(receipts()).isZero();
    }

    @Test
    void staffLookWhereTheVillagesAccountIsNotKnown() {
        books.change("update billing_settings set biller_id = null");
        ScriptedSlipService.will(transRef, confirmed(transRef, "1000.00", BILLER, SENT));
        upload();

        job.checkAll();

        assertThat(status()).isEqualTo("pending");
        assertThat(checks()).contains("transfer passed", "receiver undecided", "amount passed");
    }

    @Test
    void aServiceThatHangsUpIsAskedAgainAndItsDuplicateMayBeOurs() {
        ScriptedSlipService.will(transRef, hangUp(), code(1012));
        upload();

        job.checkAll();
        assertThat(status()).isEqualTo("waiting");

        clock.advance(Duration.ofMinutes(3));
        job.checkAll();
        assertThat(status()).isEqualTo("pending");
        assertThat(payment().path("verification").path("checks").toString())
                .contains("NO_ANSWER", "MAYBE_OWN_DUPLICATE");
    }

    /// Stopped after the service answered, before the answer was stored.
    @Test
    void whoIsStoppedBeforeTheAnswerIsStoredRejectsNothing() throws Exception {
        ScriptedSlipService.will(
                transRef, confirmed(transRef, "1000.00", BILLER, SENT), code(1012));
        upload();
        try (var connection = database.asSuperuser();
                var threads = Executors.newSingleThreadExecutor()) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute(
                        "select 1 from property where id = '%s' for update"
                                .formatted(books.houseOf(invoice)));
                var running = threads.submit(job::checkAll);
                Awaitility.await("the answer is about to be stored")
                        .atMost(Duration.ofSeconds(15))
                        .until(this::terminateWhoWaits);
                running.get();
                connection.rollback();
            }
        }
        assertThat(status()).isEqualTo("waiting");
        assertThat(receipts()).isZero();
        job.checkAll();
        assertThat(ScriptedSlipService.askedAbout(transRef)).hasSize(1);

        clock.advance(Duration.ofMinutes(11));
        job.checkAll();

        assertThat(ScriptedSlipService.askedAbout(transRef)).hasSize(2);
        assertThat(status()).isEqualTo("pending");
        assertThat(payment().path("verification").path("checks").toString())
                .contains("MAYBE_OWN_DUPLICATE");
    }

    private boolean terminateWhoWaits() throws SQLException {
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                """
                                select pg_terminate_backend(pid) from pg_stat_activity
                                where usename = '%s' and wait_event_type = 'Lock'
                                  and query like '%%from property%%for update%%'
                                """
                                        .formatted(database.schema().appRole()))) {
            return rows.next();
        }
    }

    @Test
    void whatStaffDecideMeanwhileStays() throws Exception {
        var asked = new CountDownLatch(1);
        var released = new CountDownLatch(1);
        var answer = code(1011);
        ScriptedSlipService.will(
                transRef,
                exchange -> {
                    asked.countDown();
                    released.await();
                    answer.give(exchange);
                });
        upload();
        try (var threads = Executors.newSingleThreadExecutor()) {
            var running = threads.submit(job::checkAll);
            asked.await();
            fixture.verify(GREEN, payment).expectStatus().isOk();
            released.countDown();
            running.get();
        }

        var view = payment();
        assertThat(view.path("status").asString()).isEqualTo("verified");
        assertThat(view.path("verification").path("decidedBy").asString())
                .isEqualTo(fixture.userId(GREEN.staff(), GREEN).toString());
        assertThat(checks()).containsExactly("qr passed");
        assertThat(receipts()).isEqualTo(1);
    }

    @Test
    void anAnswerAboutTheSlipOfBeforeIsDropped() throws Exception {
        var asked = new CountDownLatch(1);
        var released = new CountDownLatch(1);
        var answer = confirmed(transRef, "1000.00", BILLER, SENT);
        ScriptedSlipService.will(
                transRef,
                exchange -> {
                    asked.countDown();
                    released.await();
                    answer.give(exchange);
                });
        upload();
        var other = reference();
        ScriptedSlipService.will(other, code(1012));
        try (var threads = Executors.newSingleThreadExecutor()) {
            var running = threads.submit(job::checkAll);
            asked.await();
            upload(GREEN, payment, new BankSlip("014", other));
            released.countDown();
            running.get();
        }

        assertThat(receipts()).isZero();
        job.checkAll();
        assertThat(ScriptedSlipService.askedAbout(other)).hasSize(1);
        assertThat(status()).isEqualTo("pending");
    }

    @Test
    void afterManyAttemptsStaffLook() {
        ScriptedSlipService.will(transRef, code(1009));
        upload();
        for (var attempt = 1; attempt < 12; attempt++) {
            job.checkAll();
            assertThat(status()).as("after attempt %d", attempt).isEqualTo("waiting");
            clock.advance(Duration.ofMinutes(65));
        }

        job.checkAll();

        assertThat(status()).isEqualTo("pending");
        clock.advance(Duration.ofDays(2));
        job.checkAll();
        assertThat(ScriptedSlipService.askedAbout(transRef)).hasSize(12);
    }

    @Test
    void severalInstancesAskAboutEachSlipOnce() throws Exception {
        var references = new ArrayList<String>();
        var payments = new ArrayList<UUID>();
        for (var i = 0; i < 10; i++) {
            var reference = reference();
            ScriptedSlipService.will(
                    reference, confirmed(reference, "10.00", BILLER, SENT), code(1012));
            var paid = fixture.pay(api.asResident(GREEN), invoice, "10.00");
            upload(GREEN, paid, new BankSlip("014", reference));
            references.add(reference);
            payments.add(paid);
        }

        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var running :
                    threads.invokeAll(
                            List.of(
                                    Executors.callable(job::checkAll),
                                    Executors.callable(job::checkAll),
                                    Executors.callable(job::checkAll),
                                    Executors.callable(job::checkAll)))) {
                running.get();
            }
        }

        assertThat(references)
                .allSatisfy(reference ->
                        assertThat(ScriptedSlipService.askedAbout(reference)).hasSize(1));
        assertThat(payments)
                .allSatisfy(
                        id -> assertThat(view(id).path("status").asString()).isEqualTo("verified"));
        books.agree(books.houseOf(invoice));
    }

    @Test
    void eachVillageHasItsTurn() {
        var foreignInvoice = fixture.invoiceOf1000(BLUE, fixture.userId(BLUE.resident(), BLUE));
        var foreign = fixture.pay(api.asResident(BLUE), foreignInvoice, "10.00");
        var reference = reference();
        ScriptedSlipService.will(reference, code(1011));
        ScriptedSlipService.will(transRef, code(1011));
        upload(BLUE, foreign, new BankSlip("014", reference));
        upload();

        job.checkAll();

        assertThat(status()).isEqualTo("rejected");
        assertThat(
                        fixture.get(api.asStaff(BLUE), "/api/v1/payments/{id}", foreign)
                                .path("status")
                                .asString())
                .isEqualTo("rejected");
    }

    @Test
    void cashDoesNotWaitForABank() {
        var cash =
                UUID.fromString(
                        BillingFixture.body(
                                        api.asStaff(GREEN)
                                                .post()
                                                .uri("/api/v1/payments")
                                                .header(
                                                        "Idempotency-Key",
                                                        UUID.randomUUID().toString())
                                                .body(
                                                        Map.of(
                                                                "invoiceId",
                                                                invoice,
                                                                "amount",
                                                                new BigDecimal("10.00"),
                                                                "paymentDate",
                                                                "2026-11-20",
                                                                "paymentMethod",
                                                                "cash"))
                                                .exchange()
                                                .expectStatus()
                                                .isCreated())
                                .path("id")
                                .asString());
        ScriptedSlipService.will(transRef, code(1011));

        fixture.uploadSlip(
                        api.asStaff(GREEN),
                        cash,
                        "slip.png",
                        BillingFixture.slipPicture(new BankSlip("014", transRef)),
                        false)
                .expectStatus()
                .isOk();
        job.checkAll();

        assertThat(view(cash).path("status").asString()).isEqualTo("pending");
        assertThat(ScriptedSlipService.askedAbout(transRef)).isEmpty();
    }

    @Test
    void staffLookAtSlipsThatTheServiceDoesNotKnow() {
        upload(GREEN, payment, TrueMoneySlip.of("P2P", transRef, "20112026"));

        job.checkAll();

        assertThat(status()).isEqualTo("pending");
        assertThat(payment().path("verification").path("checks").toString())
                .contains("UNSUPPORTED_SLIP");
    }

    private void assertRejected(String reason) {
        var view = payment();
        assertThat(view.path("status").asString()).isEqualTo("rejected");
        assertThat(view.path("verification").path("reason").asString()).isEqualTo(reason);
        assertThat(
                        fixture.count(
                                "select 1 from slip_claim where payment_id = '%s'"
                                        .formatted(payment)))
                .isZero();
    }

    private JsonNode upload() {
        return upload(GREEN, payment, new BankSlip("014", transRef));
    }

    private JsonNode upload(DemoVillage village, UUID id, SlipQr slip) {
        return BillingFixture.body(
                fixture.uploadSlip(
                                api.asResident(village),
                                id,
                                "slip.png",
                                BillingFixture.slipPicture(slip),
                                false)
                        .expectStatus()
                        .isOk());
    }

    private JsonNode payment() {
        return view(payment);
    }

    private JsonNode view(UUID id) {
        return fixture.get(api.asResident(GREEN), "/api/v1/payments/{id}", id);
    }

    private String status() {
        return payment().path("status").asString();
    }

    private Duration waits() {
        return Duration.between(
                clock.instant(), Instant.parse(payment().path("nextCheckAt").asString()));
    }

    private List<String> checks() {
        var checks = new ArrayList<String>();
        for (var check : payment().path("verification").path("checks")) {
            checks.add(check.path("check").asString() + " " + check.path("result").asString());
        }
        return checks;
    }

    private long receipts() {
        return fixture.count("select 1 from receipt where payment_id = '%s'".formatted(payment));
    }

    private JsonNode await(String type) {
        return events.await(
                        "billing.payment.v1",
                        type,
                        data -> data.path("paymentId").asString().equals(payment.toString()))
                .data();
    }

    private static String reference() {
        return UUID.randomUUID().toString().replace("-", "").substring(0, 25);
    }
}
