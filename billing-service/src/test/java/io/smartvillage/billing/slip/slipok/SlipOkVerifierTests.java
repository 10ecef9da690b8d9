package io.smartvillage.billing.slip.slipok;

import static io.smartvillage.billing.slip.slipok.UnreliableService.endless;
import static io.smartvillage.billing.slip.slipok.UnreliableService.hangingUpAfter;
import static io.smartvillage.billing.slip.slipok.UnreliableService.json;
import static io.smartvillage.billing.slip.slipok.UnreliableService.late;
import static io.smartvillage.billing.slip.slipok.UnreliableService.stallingAfter;
import static io.smartvillage.billing.slip.slipok.UnreliableService.text;
import static io.smartvillage.billing.slip.slipok.UnreliableService.when;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.billing.promptpay.BankSlip;
import io.smartvillage.billing.promptpay.SlipQr;
import io.smartvillage.billing.promptpay.TrueMoneySlip;
import io.smartvillage.billing.slip.ShownNumber;
import io.smartvillage.billing.slip.ShownNumber.Kind;
import io.smartvillage.billing.slip.SlipQuestion;
import io.smartvillage.billing.slip.SlipRefusal;
import io.smartvillage.billing.slip.SlipVerdict;
import io.smartvillage.billing.slip.SlipVerdict.Confirmed;
import io.smartvillage.billing.slip.SlipVerdict.NotAvailable;
import io.smartvillage.billing.slip.SlipVerdict.NotAvailable.Cause;
import io.smartvillage.billing.slip.SlipVerdict.Refused;
import io.smartvillage.billing.slip.SlipVerdict.TryAgain;
import io.smartvillage.billing.slip.SlipVerdict.TryAgain.Why;
import io.smartvillage.billing.slip.Transfer;
import io.smartvillage.billing.slip.Transfer.Receiver;
import io.smartvillage.billing.slip.slipok.UnreliableService.Reply;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.util.unit.DataSize;

@ExtendWith(OutputCaptureExtension.class)
class SlipOkVerifierTests {

    private static final String KEY = "SLIPOKSECRET0123456789";
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-23T03:00:00Z"), ZoneOffset.UTC);
    private static final BankSlip SLIP = new BankSlip("014", "20261122SCB0001");
    private static final SlipQuestion QUESTION =
            new SlipQuestion(SLIP, new BigDecimal("1500.00"), false);
    private static final Duration PATIENT = Duration.ofSeconds(20);
    private static final Duration IMPATIENT = Duration.ofMillis(200);
    private static final Duration TRY_AGAIN = Duration.ofMinutes(2);
    private static final Duration TOO_LATE = Duration.ofSeconds(30);
    private static final String DATA =
            """
            {"success":true,"message":"","rqUID":"R1","language":"EN","transRef":"20261122SCB0001",
             "sendingBank":"014","receivingBank":"004","transDate":"20261122","transTime":"15:30:00",
             "transTimestamp":"2026-11-22T08:30:00.000Z",
             "sender":{"displayName":"นาย ทดสอบ","name":"MR TESTING",
               "proxy":{"type":"MSISDN","value":"xxx-xxx-9999"},
               "account":{"type":"BANKAC","value":"xxx-x-x1234-x"}},
             "receiver":{"displayName":"หมู่บ้านทดสอบ","name":"TEST VILLAGE",
               "proxy":{"type":"BILLERID","value":"099999999999990"},
               "account":{"type":"BANKAC","value":"xxx-x-x5678-x"}},
             "amount":1500.00,"paidLocalAmount":1500.00,"paidLocalCurrency":"764","countryCode":"TH",
             "transFeeAmount":0,"ref1":"INV001","ref2":"CUST123","ref3":"","toMerchantId":""}\
            """;
    private static final Reply GOOD = json(200, success(DATA));
    private static final Transfer TRANSFER =
            new Transfer(
                    new BigDecimal("1500.00"),
                    Instant.parse("2026-11-22T08:30:00Z"),
                    "014",
                    "004",
                    new Receiver(
                            "หมู่บ้านทดสอบ",
                            new ShownNumber(Kind.BILLER_ID, "099999999999990"),
                            new ShownNumber(Kind.BANK_ACCOUNT, "xxx-x-x5678-x")),
                    "INV001",
                    "CUST123",
                    null);

    private final List<SlipOkVerifier> verifiers = new ArrayList<>();
    private UnreliableService service;

    @BeforeEach
    void start() throws IOException {
        service = new UnreliableService();
    }

    @AfterEach
    void stop() {
        verifiers.forEach(SlipOkVerifier::close);
        service.close();
    }

    @Test
    void asksWithTheTextOfTheSlipTheAmountAndTheKey() {
        service.will(GOOD);

        verifier(PATIENT, 1).verify(QUESTION);

        assertThat(service.requests())
                .containsExactly(
                        new UnreliableService.Request(
                                "POST",
                                "/api/line/apikey/12345",
                                KEY,
                                "application/json",
                                "{\"data\":\""
                                        + SLIP.payload()
                                        + "\",\"amount\":1500.00,\"log\":true}"));
    }

    @Test
    void confirmsWithTheFactsOfTheTransfer() {
        service.will(GOOD);

        assertThat(verifier(PATIENT, 1).verify(QUESTION)).isEqualTo(new Confirmed(TRANSFER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "text/html", "application/octet-stream"})
    void readsAnAnswerOfTheWrongContentType(String type) {
        service.will(text(200, type, success(DATA), Map.of()));

        assertThat(verifier(PATIENT, 1).verify(QUESTION)).isEqualTo(new Confirmed(TRANSFER));
    }

    @Test
    void takesThaiDateAndTimeWithoutATimestamp() {
        service.will(
                json(
                        200,
                        success(
                                DATA.replace(
                                        "\"transTimestamp\":\"2026-11-22T08:30:00.000Z\",", ""))));

        assertThat(verifier(PATIENT, 1).verify(QUESTION)).isEqualTo(new Confirmed(TRANSFER));
    }

    @Test
    void takesAnAmountWrittenAsText() {
        service.will(json(200, success(DATA.replace("\"amount\":1500.00", "\"amount\":\"1500\""))));

        assertThat(verifier(PATIENT, 1).verify(QUESTION)).isEqualTo(new Confirmed(TRANSFER));
    }

    @Test
    void leavesOutTextsThatNoDatabaseStores() {
        service.will(json(200, success(DATA.replace("CUST123", "CUST\\u0000"))));

        assertThat(verifier(PATIENT, 1).verify(QUESTION))
                .isInstanceOfSatisfying(
                        Confirmed.class, seen -> assertThat(seen.transfer().ref2()).isNull());
    }

    static Stream<Arguments> codes() {
        return Stream.of(
                Arguments.of(1000, new NotAvailable(Cause.MISCONFIGURED)),
                Arguments.of(1001, new NotAvailable(Cause.MISCONFIGURED)),
                Arguments.of(1002, new NotAvailable(Cause.MISCONFIGURED)),
                Arguments.of(1003, new NotAvailable(Cause.QUOTA_USED_UP)),
                Arguments.of(1004, new NotAvailable(Cause.QUOTA_USED_UP)),
                Arguments.of(1005, new Refused(SlipRefusal.UNSUPPORTED_PICTURE)),
                Arguments.of(1006, new Refused(SlipRefusal.BROKEN_PICTURE)),
                Arguments.of(1007, new Refused(SlipRefusal.NO_QR)),
                Arguments.of(1008, new Refused(SlipRefusal.NOT_A_SLIP)),
                Arguments.of(1009, new TryAgain(Why.BANK_DOWN, Duration.ofMinutes(15))),
                Arguments.of(1010, new TryAgain(Why.DELAYED, Duration.ofMinutes(15))),
                Arguments.of(1011, new Refused(SlipRefusal.UNKNOWN_TRANSFER)),
                Arguments.of(1012, new Refused(SlipRefusal.DUPLICATE)),
                Arguments.of(1013, new Refused(SlipRefusal.WRONG_AMOUNT)),
                Arguments.of(1014, new Refused(SlipRefusal.WRONG_RECEIVER)),
                Arguments.of(1015, new NotAvailable(Cause.QUOTA_USED_UP)),
                Arguments.of(1999, new NotAvailable(Cause.UNCLEAR_ANSWER)));
    }

    /// Each with and without the slip's data, the code as number and as text, and with statuses
    /// that say something else.
    @ParameterizedTest
    @MethodSource("codes")
    void decidesByTheCode(int code, SlipVerdict expected) {
        var verifier = verifier(PATIENT, 2);
        for (var written : List.of(String.valueOf(code), "\"" + code + "\"")) {
            for (var data : List.of("null", DATA, "\"text\"", "[]")) {
                for (var status : List.of(200, 400, 422)) {
                    service.will(json(status, error(written, data)));
                    assertThat(verifier.verify(QUESTION))
                            .as("%s, %s, %d", written, data, status)
                            .isEqualTo(expected);
                }
            }
        }
        assertThat(service.requests()).hasSize(24);
    }

    @ParameterizedTest
    @ValueSource(ints = {1009, 1012, 1013, 1014})
    void decidesByTheCodeWhenTheStatusIsOfAServerError(int code) {
        service.will(json(500, error(String.valueOf(code), DATA)));

        assertThat(verifier(PATIENT, 2).verify(QUESTION))
                .isNotInstanceOf(Confirmed.class)
                .isNotEqualTo(new TryAgain(Why.NO_ANSWER, TRY_AGAIN));
        assertThat(service.requests()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "5, 5",
        "'\"7\"', 7",
        "0, 1",
        "-3, 1",
        "999999999, 1440",
        "null, 15",
        "'\"soon\"', 15",
        "99999999999999999999, 15"
    })
    void waitsAsLongAsTheDelayedBankNeeds(String delay, long minutes) {
        service.will(
                json(
                        400,
                        error(
                                "1010",
                                "{\"qrcodeData\":\"0\",\"bankCode\":\"014\",\"delay\":"
                                        + delay
                                        + "}")));

        assertThat(verifier(PATIENT, 1).verify(QUESTION))
                .isEqualTo(new TryAgain(Why.DELAYED, Duration.ofMinutes(minutes)));
    }

    static Stream<String> successesThatAreNone() {
        return Stream.of(
                success(DATA.replace("\"success\":true", "\"success\":false")),
                success(DATA.replace("\"success\":true,", "")),
                success("null"),
                success("[]"),
                success("{}"),
                "{\"success\":true}",
                "{\"success\":true,\"code\":1012,\"data\":" + DATA + "}",
                success(DATA.replace("20261122SCB0001", "20261122SCB0002")),
                success(DATA.replace("\"014\"", "\"004\"")),
                success(DATA.replace("\"amount\":1500.00,", "")),
                success(DATA.replace("\"amount\":1500.00", "\"amount\":0")),
                success(DATA.replace("\"amount\":1500.00", "\"amount\":-1500.00")),
                success(DATA.replace("\"amount\":1500.00", "\"amount\":1500.001")),
                success(DATA.replace("\"amount\":1500.00", "\"amount\":1e999999999")),
                success(DATA.replace("\"amount\":1500.00", "\"amount\":\"a lot\"")),
                success(DATA.replace("2026-11-22T08:30:00.000Z", "yesterday")));
    }

    @ParameterizedTest
    @MethodSource("successesThatAreNone")
    void asksStaffWhenASuccessIsNone(String body) {
        service.will(json(200, body));

        assertThat(verifier(PATIENT, 2).verify(QUESTION))
                .isEqualTo(new NotAvailable(Cause.UNCLEAR_ANSWER));
        assertThat(service.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 202, 400, 401, 404, 429, 500, 503})
    void believesASuccessWithStatus200Only(int status) {
        service.will(json(status, success(DATA)));

        assertThat(verifier(PATIENT, 1).verify(QUESTION))
                .isEqualTo(new NotAvailable(Cause.UNCLEAR_ANSWER));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308, 401, 403, 404})
    void tellsTheOperatorWhenTheServiceDoesNotLetUsIn(int status, CapturedOutput output) {
        var elsewhere = service.url() + "/elsewhere";
        service.will(text(status, "text/html", "<p>no</p>", Map.of("Location", elsewhere)));

        assertThat(verifier(PATIENT, 2).verify(QUESTION))
                .isEqualTo(new NotAvailable(Cause.MISCONFIGURED));
        assertThat(service.requests()).hasSize(1);
        assertThat(output).contains("slip verification does not work: HTTP " + status);
    }

    static Stream<Arguments> nonsense() {
        return Stream.of(
                Arguments.of(200, ""),
                Arguments.of(200, "<!DOCTYPE html><html><body>Maintenance</body></html>"),
                Arguments.of(200, "null"),
                Arguments.of(200, "[]"),
                Arguments.of(200, "{}"),
                Arguments.of(200, "{\"success\":"),
                Arguments.of(200, "{\"success\":\"maybe\"}"),
                Arguments.of(200, "[".repeat(5_000)),
                Arguments.of(400, "Bad Request"));
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void putsOffWhatHasNoAnswer(int status, String body) {
        service.will(text(status, "text/html", body, Map.of()));

        assertThat(verifier(PATIENT, 3).verify(QUESTION))
                .isEqualTo(new TryAgain(Why.NO_ANSWER, TRY_AGAIN));
        assertThat(service.requests()).hasSize(1);
    }

    @Test
    void asksAgainAfterAServerError() {
        service.will(json(500, "{\"success\":false,\"code\":500}"), json(502, ""), GOOD);

        assertThat(verifier(PATIENT, 3).verify(QUESTION)).isEqualTo(new Confirmed(TRANSFER));
        assertThat(service.requests()).hasSize(3);
    }

    @Test
    void asksAsOftenAsItMayAndNotMore() {
        service.will(json(500, ""));

        assertThat(verifier(PATIENT, 3).verify(QUESTION))
                .isEqualTo(new TryAgain(Why.NO_ANSWER, TRY_AGAIN));
        assertThat(service.requests()).hasSize(3);
    }

    @Test
    void putsOffForLongerThanAPauseThatDidNotHelp() {
        service.will(text(429, "text/plain", "", Map.of("Retry-After", "0")));

        assertThat(verifier(PATIENT, 2).verify(QUESTION))
                .isEqualTo(new TryAgain(Why.TOO_MANY_REQUESTS, TRY_AGAIN));
        assertThat(service.requests()).hasSize(2);
    }

    @Test
    void asksAgainAfterTooManyRequestsWhenTheServiceSaysSo() {
        service.will(text(429, "text/plain", "", Map.of("Retry-After", "0")), GOOD);

        assertThat(verifier(PATIENT, 2).verify(QUESTION)).isEqualTo(new Confirmed(TRANSFER));
        assertThat(service.requests()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "90, PT90S",
        "'Mon, 23 Nov 2026 03:05:00 GMT', PT5M",
        "999999999, PT24H",
    })
    void putsOffWhenTheServiceWantsALongerPause(String retryAfter, Duration after) {
        service.will(text(429, "text/plain", "", Map.of("Retry-After", retryAfter)));

        assertThat(verifier(PATIENT, 3).verify(QUESTION))
                .isEqualTo(new TryAgain(Why.TOO_MANY_REQUESTS, after));
        assertThat(service.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "soon", "", "99999999999999999999"})
    void asksAgainInItsOwnTimeWhenTheServiceNamesNone(String retryAfter) {
        service.will(text(429, "text/plain", "", Map.of("Retry-After", retryAfter)), GOOD);

        assertThat(verifier(PATIENT, 2).verify(QUESTION)).isEqualTo(new Confirmed(TRANSFER));
    }

    @Test
    void pausesAsLongAsTheServiceSays() {
        var justBefore = Instant.parse("2026-11-23T03:00:00.800Z");
        service.will(
                text(503, "text/plain", "", Map.of("Retry-After", "Mon, 23 Nov 2026 03:00:01 GMT")),
                GOOD);
        var verifier =
                verifier(
                        properties(PATIENT, 2, 8, TRY_AGAIN, breaker(60_000)),
                        Clock.fixed(justBefore, ZoneOffset.UTC));
        var start = System.nanoTime();

        assertThat(verifier.verify(QUESTION)).isEqualTo(new Confirmed(TRANSFER));
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isGreaterThanOrEqualTo(Duration.ofMillis(200));
    }

    static Stream<Reply> hanging() {
        return Stream.of(late(TOO_LATE, GOOD), stallingAfter("{\"success\":true", TOO_LATE));
    }

    @ParameterizedTest
    @MethodSource("hanging")
    void waitsForAWholeAnswerNoLongerThanTheLimit(Reply hanging) {
        service.will(GOOD);
        var verifier = verifier(IMPATIENT, 1);
        verifier(PATIENT, 1).verify(QUESTION);
        service.will(hanging);

        var start = System.nanoTime();

        assertThat(verifier.verify(QUESTION)).isEqualTo(new TryAgain(Why.NO_ANSWER, TRY_AGAIN));
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(IMPATIENT, Duration.ofSeconds(5));
    }

    @Test
    void asksAgainWhenTheServiceHangsUp() {
        service.will(hangingUpAfter("{\"success\":true,\"data\":{\"success\":true"), GOOD);

        assertThat(verifier(PATIENT, 2).verify(QUESTION)).isEqualTo(new Confirmed(TRANSFER));
        assertThat(service.requests()).hasSize(2);
    }

    @Test
    void stopsReadingAHugeAnswer() {
        service.will(endless());
        var start = System.nanoTime();

        assertThat(verifier(PATIENT, 1).verify(QUESTION))
                .isEqualTo(new TryAgain(Why.NO_ANSWER, TRY_AGAIN));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PATIENT.dividedBy(2));
    }

    @Test
    void callsNobodyACheatWhoseFirstAnswerGotLostOnTheWay() {
        service.will(hangingUpAfter("{\"succ"), json(400, error("1012", DATA)));

        assertThat(verifier(PATIENT, 2).verify(QUESTION))
                .isEqualTo(new NotAvailable(Cause.MAYBE_OWN_DUPLICATE));
    }

    @Test
    void callsNobodyACheatWhoseEarlierAnswerGotLost() {
        service.will(json(400, error("1012", DATA)));
        var again = new SlipQuestion(SLIP, QUESTION.amount(), true);

        assertThat(verifier(PATIENT, 2).verify(again))
                .isEqualTo(new NotAvailable(Cause.MAYBE_OWN_DUPLICATE));
    }

    @Test
    void remembersThatASlipMayBeCountedThoughTheServiceWasNotReachedSince() {
        var verifier = verifier(PATIENT, 1);
        service.close();

        assertThat(verifier.verify(new SlipQuestion(SLIP, QUESTION.amount(), true)))
                .isEqualTo(new TryAgain(Why.NO_ANSWER, TRY_AGAIN));
    }

    @Test
    void saysWhenTheServiceCannotBeReached() {
        var verifier = verifier(PATIENT, 2);
        service.close();

        assertThat(verifier.verify(QUESTION)).isEqualTo(new TryAgain(Why.UNREACHABLE, TRY_AGAIN));
    }

    @Test
    void leavesAFailingServiceAlone() {
        service.will(json(500, ""));
        var verifier = verifier(properties(PATIENT, 2, 8, TRY_AGAIN, breaker(60_000)));
        for (var i = 0; i < 2; i++) {
            verifier.verify(QUESTION);
        }
        assertThat(service.requests()).hasSize(4);
        service.will(GOOD);

        for (var i = 0; i < 100; i++) {
            assertThat(verifier.verify(QUESTION))
                    .isEqualTo(new TryAgain(Why.PAUSED, Duration.ofMinutes(1)));
        }
        assertThat(service.requests()).hasSize(4);
    }

    @Test
    void triesAFailingServiceAgainAfterThePause() throws Exception {
        service.will(json(500, ""));
        var verifier = verifier(properties(PATIENT, 2, 8, TRY_AGAIN, breaker(100)));
        verifier.verify(QUESTION);
        verifier.verify(QUESTION);
        service.will(GOOD);

        Thread.sleep(150);

        assertThat(verifier.verify(QUESTION)).isEqualTo(new Confirmed(TRANSFER));
        assertThat(verifier.verify(QUESTION)).isEqualTo(new Confirmed(TRANSFER));
        assertThat(verifier.verify(QUESTION)).isEqualTo(new Confirmed(TRANSFER));
    }

    @Test
    void doesNotBlameTheServiceForBadSlips() {
        service.will(json(400, error("1011", "null")));
        var verifier = verifier(properties(PATIENT, 2, 8, TRY_AGAIN, breaker(60_000)));

        for (var i = 0; i < 20; i++) {
            assertThat(verifier.verify(QUESTION))
                    .isEqualTo(new Refused(SlipRefusal.UNKNOWN_TRANSFER));
        }
        assertThat(service.requests()).hasSize(20);
    }

    @Test
    void answersAtOnceWhenTooManyAsk() throws Exception {
        var released = new CountDownLatch(1);
        service.will(when(released, GOOD));
        var verifier = verifier(properties(PATIENT, 1, 2, TRY_AGAIN, breaker(60_000)));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> verifier.verify(QUESTION));
            var second = threads.submit(() -> verifier.verify(QUESTION));
            while (service.requests().size() < 2) {
                Thread.sleep(1);
            }

            assertThat(verifier.verify(QUESTION)).isEqualTo(new TryAgain(Why.BUSY, TRY_AGAIN));
            assertThat(service.requests()).hasSize(2);

            released.countDown();
            assertThat(first.get()).isEqualTo(new Confirmed(TRANSFER));
            assertThat(second.get()).isEqualTo(new Confirmed(TRANSFER));
        }
        assertThat(verifier.verify(QUESTION)).isEqualTo(new Confirmed(TRANSFER));
    }

    @Test
    void doesNotAskAboutAWalletsSlip() {
        SlipQr wallet = new TrueMoneySlip("P2P", "TXN0001234567", LocalDate.of(2026, 11, 22));

        assertThat(verifier(PATIENT, 1).verify(new SlipQuestion(wallet, BigDecimal.TEN, false)))
                .isEqualTo(new NotAvailable(Cause.UNSUPPORTED_SLIP));
        assertThat(service.requests()).isEmpty();
    }

    static Stream<Reply> repliesWithTheKey() {
        return Stream.of(
                json(200, "{\"success\":true,\"data\":{\"transRef\":\"" + KEY + "\"}}"),
                json(
                        400,
                        "{\"success\":false,\"code\":\"" + KEY + "\",\"message\":\"" + KEY + "\"}"),
                json(400, "{\"success\":false,\"code\":1002,\"message\":\"" + KEY + "\"}"),
                text(200, "text/html", "<p>" + KEY + "</p>", Map.of("X-Key", KEY)),
                text(302, "text/html", KEY, Map.of("Location", "https://example.org/" + KEY)),
                text(429, "text/html", KEY, Map.of("Retry-After", KEY)),
                text(500, "text/html", KEY, Map.of()),
                hangingUpAfter(KEY));
    }

    @ParameterizedTest
    @MethodSource("repliesWithTheKey")
    void keepsTheKeyOutOfTheLog(Reply reply, CapturedOutput output) {
        service.will(reply);

        var verdict = verifier(PATIENT, 2).verify(QUESTION);

        assertThat(service.requests().getFirst().key()).isEqualTo(KEY);
        assertThat(verdict.toString()).doesNotContain(KEY);
        assertThat(output).contains("slip verification").doesNotContain(KEY);
    }

    private SlipOkVerifier verifier(Duration timeout, int attempts) {
        return verifier(
                properties(timeout, attempts, 8, Duration.ofMillis(20), breaker(60_000, 100)));
    }

    private SlipOkVerifier verifier(SlipVerificationProperties properties) {
        return verifier(properties, CLOCK);
    }

    private SlipOkVerifier verifier(SlipVerificationProperties properties, Clock clock) {
        var verifier = new SlipOkVerifier(properties, clock);
        verifiers.add(verifier);
        return verifier;
    }

    /// @param longestPause between two attempts
    private SlipVerificationProperties properties(
            Duration timeout,
            int attempts,
            int atOnce,
            Duration longestPause,
            SlipVerificationProperties.Breaker breaker) {
        return new SlipVerificationProperties(
                service.url(),
                "12345",
                KEY,
                true,
                Duration.ofSeconds(5),
                timeout,
                DataSize.ofKilobytes(64),
                atOnce,
                TRY_AGAIN,
                new SlipVerificationProperties.Retry(attempts, Duration.ofMillis(5), longestPause),
                breaker);
    }

    private static SlipVerificationProperties.Breaker breaker(int pauseMillis) {
        return breaker(pauseMillis, 4);
    }

    private static SlipVerificationProperties.Breaker breaker(int pauseMillis, int minimum) {
        return new SlipVerificationProperties.Breaker(
                minimum, minimum, 50, Duration.ofMillis(pauseMillis), 2);
    }

    private static String success(String data) {
        return "{\"success\":true,\"data\":" + data + "}";
    }

    private static String error(String code, String data) {
        return "{\"success\":false,\"code\":" + code + ",\"message\":\"no\",\"data\":" + data + "}";
    }
}
