package io.smartvillage.billing.slip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.smartvillage.billing.promptpay.BankAccount;
import io.smartvillage.billing.promptpay.BankSlip;
import io.smartvillage.billing.promptpay.EWalletId;
import io.smartvillage.billing.promptpay.Fault;
import io.smartvillage.billing.promptpay.MobileNumber;
import io.smartvillage.billing.promptpay.NationalId;
import io.smartvillage.billing.promptpay.SlipReading;
import io.smartvillage.billing.slip.ShownNumber.Kind;
import io.smartvillage.billing.slip.SlipCheck.By;
import io.smartvillage.billing.slip.SlipCheck.Result;
import io.smartvillage.billing.slip.SlipCheck.Subject;
import io.smartvillage.billing.slip.SlipDecision.Accepted;
import io.smartvillage.billing.slip.SlipDecision.ForStaff;
import io.smartvillage.billing.slip.SlipDecision.Rejected;
import io.smartvillage.billing.slip.SlipDecision.Waiting;
import io.smartvillage.billing.slip.SlipVerdict.Confirmed;
import io.smartvillage.billing.slip.SlipVerdict.NotAvailable;
import io.smartvillage.billing.slip.SlipVerdict.Refused;
import io.smartvillage.billing.slip.SlipVerdict.TryAgain;
import io.smartvillage.billing.slip.Transfer.Receiver;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class AssessSlipTests {

    private static final Instant NOW = Instant.parse("2026-11-23T03:00:00Z");
    private static final ZoneId BANGKOK = ZoneId.of("Asia/Bangkok");
    private static final BigDecimal AMOUNT = new BigDecimal("1500.00");
    private static final Instant YESTERDAY = Instant.parse("2026-11-22T08:30:00Z");
    private static final ShownNumber ACCOUNT = new ShownNumber(Kind.BANK_ACCOUNT, "xxx-x-x5678-x");
    private static final VillageReceivers VILLAGE =
            new VillageReceivers(
                    Set.of("099400012345601"),
                    Set.of(
                            MobileNumber.of("0812345678"),
                            NationalId.of("0994000123456"),
                            EWalletId.of("140000812345678"),
                            BankAccount.of("004", "012-3-45678-9"),
                            BankAccount.of("014", "9876543210")));
    private static final ExpectedTransfer EXPECTED =
            new ExpectedTransfer(AMOUNT, LocalDate.of(2026, 11, 22), BANGKOK, VILLAGE);

    private final AssessSlip assess = new AssessSlip(Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void acceptsATransferThatFitsAndKeepsWhatWasChecked() {
        var transfer = transfer(AMOUNT, YESTERDAY, "004", null, ACCOUNT);

        assertThat(assess.assess(EXPECTED, new Confirmed(transfer)))
                .isEqualTo(
                        new Accepted(
                                transfer,
                                List.of(
                                        check(Subject.QR, Result.PASSED, By.SMART_VILLAGE, null),
                                        check(
                                                Subject.TRANSFER,
                                                Result.PASSED,
                                                By.VERIFICATION_SERVICE,
                                                null),
                                        check(
                                                Subject.RECEIVER,
                                                Result.PASSED,
                                                By.SMART_VILLAGE,
                                                "BANK_ACCOUNT xxx-x-x5678-x, bank 004"),
                                        check(
                                                Subject.AMOUNT,
                                                Result.PASSED,
                                                By.SMART_VILLAGE,
                                                "1500.00"),
                                        check(
                                                Subject.DATE,
                                                Result.PASSED,
                                                By.SMART_VILLAGE,
                                                "2026-11-22T08:30:00Z"))));
    }

    @Test
    void writesItsChecksAsJson() {
        var checks = assess.assess(EXPECTED, new Refused(SlipRefusal.WRONG_AMOUNT)).checks();

        assertThat(JsonMapper.builder().build().writeValueAsString(checks.getLast()))
                .isEqualTo(
                        """
                        {"subject":"AMOUNT","result":"FAILED","by":"VERIFICATION_SERVICE",\
                        "detail":"WRONG_AMOUNT","at":"2026-11-23T03:00:00Z"}\
                        """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1500", "1500.0", "1500.00"})
    void acceptsTheSameAmountHoweverWritten(String amount) {
        var transfer = transfer(new BigDecimal(amount), YESTERDAY, "004", null, ACCOUNT);

        assertThat(assess.assess(EXPECTED, new Confirmed(transfer))).isInstanceOf(Accepted.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1499.99", "1500.01", "0.01", "150000"})
    void rejectsAnotherAmount(String amount) {
        var transfer = transfer(new BigDecimal(amount), YESTERDAY, "004", null, ACCOUNT);

        assertRejected(transfer, SlipRefusal.WRONG_AMOUNT, Subject.AMOUNT);
    }

    /// Days are Bangkok's: it is 22 November there from 17:00 UTC of the 21st on.
    @ParameterizedTest
    @CsvSource({
        "2026-11-20T17:00:00Z, true",
        "2026-11-20T16:59:59Z, false",
        "2025-11-22T08:30:00Z, false",
    })
    void rejectsAnOlderTransfer(Instant at, boolean accepted) {
        var transfer = transfer(AMOUNT, at, "004", null, ACCOUNT);

        if (accepted) {
            assertThat(assess.assess(EXPECTED, new Confirmed(transfer)))
                    .isInstanceOf(Accepted.class);
        } else {
            assertRejected(transfer, SlipRefusal.TOO_OLD, Subject.DATE);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-22, 2026-11-23T03:05:00Z, true",
        "2026-11-22, 2026-11-23T03:05:01Z, false",
        "2026-11-24, 2026-11-24T02:00:00Z, false",
        "2026-11-20, 2026-11-21T16:59:59Z, true",
        "2026-11-20, 2026-11-21T17:00:00Z, false",
    })
    void rejectsATransferOfTheFutureOrALaterDay(LocalDate said, Instant at, boolean accepted) {
        var expected = new ExpectedTransfer(AMOUNT, said, BANGKOK, VILLAGE);
        var decision =
                assess.assess(expected, new Confirmed(transfer(AMOUNT, at, "004", null, ACCOUNT)));

        if (accepted) {
            assertThat(decision).isInstanceOf(Accepted.class);
        } else {
            assertThat(decision)
                    .isInstanceOfSatisfying(
                            Rejected.class,
                            rejected ->
                                    assertThat(rejected.reason()).isEqualTo(SlipRefusal.TOO_NEW));
        }
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // account, masked in several ways
                "004, BANK_ACCOUNT, xxx-x-x5678-x, PASSED",
                "004, BANK_ACCOUNT, XXX-X-X5678-X, PASSED",
                "004, BANK_ACCOUNT, ***-*-*5678-*, PASSED",
                "004, BANK_ACCOUNT, ••• • •5678 •, PASSED",
                "004, BANK_ACCOUNT, 0123456789, PASSED",
                "014, BANK_ACCOUNT, xxx-x-x4321-x, PASSED",
                "004, BANK_ACCOUNT, xxx-x-x5679-x, FAILED",
                "004, BANK_ACCOUNT, 0123456788, FAILED",
                // the same digits at another bank, at none that is told, of another length
                "014, BANK_ACCOUNT, xxx-x-x5678-x, FAILED",
                "006, BANK_ACCOUNT, 0123456789, FAILED",
                "-, BANK_ACCOUNT, xxx-x-x5678-x, UNDECIDED",
                "-, BANK_ACCOUNT, xxx-x-x5679-x, FAILED",
                "004, BANK_ACCOUNT, xx-xxx-x-x5678-x, UNDECIDED",
                // too much hidden, or no number at all
                "004, BANK_ACCOUNT, xxx-x-xx678-x, UNDECIDED",
                "004, BANK_ACCOUNT, xxx-x-xxxxx-x, UNDECIDED",
                "004, BANK_ACCOUNT, xxx-x-A5678-x, UNDECIDED",
                "004, OTHER, xxx-x-x5678-x, UNDECIDED",
                "004, EMAIL, x@example.org, UNDECIDED",
                // other kinds
                "004, BILLER_ID, 099400012345601, PASSED",
                "004, BILLER_ID, 099400012345602, FAILED",
                "004, BILLER_ID, 0994000123456, UNDECIDED",
                "004, MOBILE, xxx-xxx-5678, PASSED",
                "004, MOBILE, 0066xxxxx5678, PASSED",
                "004, MOBILE, xxx-xxx-9999, FAILED",
                "004, NATIONAL_ID, x-xxxx-xxx12-34-56, UNDECIDED",
                "004, NATIONAL_ID, x-xxxx-xxx23-45-6, PASSED",
                "004, NATIONAL_ID, x-xxxx-xxx23-45-7, FAILED",
                "004, E_WALLET, xxx-xxxxxxxx5678, PASSED",
                "004, E_WALLET, xxx-xxxxxxxx5679, FAILED",
            })
    void comparesTheDigitsThatAreShown(
            @Nullable String bank, Kind kind, String shown, Result expected) {
        var transfer = transfer(AMOUNT, YESTERDAY, bank, null, new ShownNumber(kind, shown));

        var decision = assess.assess(EXPECTED, new Confirmed(transfer));

        assertThat(decision.checks())
                .filteredOn(check -> check.subject() == Subject.RECEIVER)
                .extracting(SlipCheck::result)
                .containsExactly(expected);
        assertThat(decision)
                .isInstanceOf(
                        switch (expected) {
                            case PASSED -> Accepted.class;
                            case FAILED -> Rejected.class;
                            case UNDECIDED -> ForStaff.class;
                        });
    }

    static Stream<Arguments> proxiesAndAccounts() {
        var ourBiller = new ShownNumber(Kind.BILLER_ID, "099400012345601");
        var otherBiller = new ShownNumber(Kind.BILLER_ID, "099999999999990");
        var ourMobile = new ShownNumber(Kind.MOBILE, "xxx-xxx-5678");
        var otherMobile = new ShownNumber(Kind.MOBILE, "xxx-xxx-9999");
        var otherAccount = new ShownNumber(Kind.BANK_ACCOUNT, "xxx-x-x1111-x");
        var token = new ShownNumber(Kind.OTHER, "T0KEN");
        return Stream.of(
                Arguments.of(ourBiller, otherAccount, Result.PASSED),
                Arguments.of(ourMobile, token, Result.PASSED),
                Arguments.of(ourMobile, ACCOUNT, Result.PASSED),
                Arguments.of(ourMobile, otherAccount, Result.UNDECIDED),
                Arguments.of(otherMobile, ACCOUNT, Result.UNDECIDED),
                Arguments.of(otherBiller, otherAccount, Result.FAILED),
                Arguments.of(otherMobile, token, Result.FAILED),
                Arguments.of(null, null, Result.UNDECIDED));
    }

    @ParameterizedTest
    @MethodSource("proxiesAndAccounts")
    void weighsProxyAndAccountTogether(
            @Nullable ShownNumber proxy, @Nullable ShownNumber account, Result expected) {
        var transfer = transfer(AMOUNT, YESTERDAY, "004", proxy, account);

        assertThat(assess.assess(EXPECTED, new Confirmed(transfer)).checks().get(2))
                .extracting(SlipCheck::subject, SlipCheck::result)
                .containsExactly(Subject.RECEIVER, expected);
    }

    @Test
    void neverComparesNames() {
        var named = new Receiver("GREEN VILLAGE", null, null);
        var transfer = new Transfer(AMOUNT, YESTERDAY, "014", "004", named, null, null, null);

        assertThat(assess.assess(EXPECTED, new Confirmed(transfer))).isInstanceOf(ForStaff.class);
    }

    @Test
    void asksStaffWhenTheVillageNamesNoReceiver() {
        var unknown = new VillageReceivers(Set.of(), Set.of());
        var expected = new ExpectedTransfer(AMOUNT, EXPECTED.date(), BANGKOK, unknown);
        var transfer = transfer(AMOUNT, YESTERDAY, "004", null, ACCOUNT);

        assertThat(assess.assess(expected, new Confirmed(transfer))).isInstanceOf(ForStaff.class);
    }

    @Test
    void rejectsAWrongAmountThoughTheReceiverIsUnclear() {
        var transfer = transfer(BigDecimal.ONE, YESTERDAY, "004", null, null);

        assertRejected(transfer, SlipRefusal.WRONG_AMOUNT, Subject.AMOUNT);
    }

    @Test
    void listsEverythingThatIsWrongAndGivesTheReceiverAsReason() {
        var transfer =
                transfer(
                        BigDecimal.ONE,
                        YESTERDAY.minus(Duration.ofDays(300)),
                        "006",
                        null,
                        ACCOUNT);

        assertThat(assess.assess(EXPECTED, new Confirmed(transfer)))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> {
                            assertThat(rejected.reason()).isEqualTo(SlipRefusal.WRONG_RECEIVER);
                            assertThat(rejected.checks())
                                    .filteredOn(check -> check.result() == Result.FAILED)
                                    .extracting(SlipCheck::subject)
                                    .containsExactly(
                                            Subject.RECEIVER, Subject.AMOUNT, Subject.DATE);
                        });
    }

    @ParameterizedTest
    @EnumSource(SlipRefusal.class)
    void rejectsWhatTheServiceRefuses(SlipRefusal reason) {
        assertThat(assess.assess(EXPECTED, new Refused(reason)))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> {
                            assertThat(rejected.reason()).isEqualTo(reason);
                            assertThat(rejected.checks().getLast().result())
                                    .isEqualTo(Result.FAILED);
                        });
    }

    @ParameterizedTest
    @EnumSource(TryAgain.Why.class)
    void waitsAsLongAsTheServiceSays(TryAgain.Why why) {
        var after = Duration.ofMinutes(15);

        assertThat(assess.assess(EXPECTED, new TryAgain(why, after)))
                .isEqualTo(
                        new Waiting(
                                why,
                                after,
                                List.of(
                                        check(Subject.QR, Result.PASSED, By.SMART_VILLAGE, null),
                                        check(
                                                Subject.TRANSFER,
                                                Result.UNDECIDED,
                                                By.VERIFICATION_SERVICE,
                                                why.name()))));
    }

    @ParameterizedTest
    @EnumSource(NotAvailable.Cause.class)
    void asksStaffWithoutAService(NotAvailable.Cause cause) {
        assertThat(assess.assess(EXPECTED, new NotAvailable(cause)))
                .isInstanceOfSatisfying(
                        ForStaff.class,
                        forStaff ->
                                assertThat(forStaff.checks().getLast().detail())
                                        .isEqualTo(cause.name()));
    }

    static Stream<Arguments> unreadPictures() {
        var one = new BankSlip("014", "T1");
        var other = new BankSlip("014", "T2");
        return Stream.of(
                Arguments.of(new SlipReading.NoQr(), SlipRefusal.NO_QR),
                Arguments.of(new SlipReading.NotASlip(), SlipRefusal.NOT_A_SLIP),
                Arguments.of(
                        new SlipReading.Damaged(Fault.WRONG_VALUE, "wrong checksum"),
                        SlipRefusal.DAMAGED_QR),
                Arguments.of(
                        new SlipReading.SeveralSlips(List.of(one, other)),
                        SlipRefusal.SEVERAL_SLIPS));
    }

    @ParameterizedTest
    @MethodSource("unreadPictures")
    void refusesAPictureWithoutOneSlip(SlipReading reading, SlipRefusal reason) {
        assertThat(assess.refuse(reading))
                .hasValueSatisfying(rejected -> {
                    assertThat(rejected.reason()).isEqualTo(reason);
                    assertThat(rejected.checks())
                            .extracting(SlipCheck::subject, SlipCheck::result)
                            .containsExactly(tuple(Subject.QR, Result.FAILED));
                });
    }

    @Test
    void refusesNoPictureWithOneSlip() {
        assertThat(assess.refuse(new SlipReading.Found(new BankSlip("014", "T1")))).isEmpty();
    }

    @Test
    void showsNoNamesInTexts() {
        var named = new Receiver("นาย ทดสอบ", null, ACCOUNT);

        assertThat(
                        new Transfer(AMOUNT, YESTERDAY, "014", "004", named, null, null, null)
                                .toString())
                .contains("xxx-x-x5678-x")
                .doesNotContain("ทดสอบ");
    }

    private void assertRejected(Transfer transfer, SlipRefusal reason, Subject failed) {
        assertThat(assess.assess(EXPECTED, new Confirmed(transfer)))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> {
                            assertThat(rejected.reason()).isEqualTo(reason);
                            assertThat(rejected.checks())
                                    .filteredOn(check -> check.result() == Result.FAILED)
                                    .extracting(SlipCheck::subject)
                                    .containsExactly(failed);
                        });
    }

    private static SlipCheck check(Subject subject, Result result, By by, @Nullable String detail) {
        return new SlipCheck(subject, result, by, detail, NOW);
    }

    private static Transfer transfer(
            BigDecimal amount,
            Instant at,
            @Nullable String receivingBank,
            @Nullable ShownNumber proxy,
            @Nullable ShownNumber account) {
        return new Transfer(
                amount,
                at,
                "014",
                receivingBank,
                new Receiver("หมู่บ้าน", proxy, account),
                null,
                null,
                null);
    }
}
