package io.smartvillage.billing.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.smartvillage.billing.allocation.ChosenInvoice;
import io.smartvillage.billing.payment.PaymentEvent.PaymentRejected;
import io.smartvillage.billing.payment.PaymentEvent.PaymentReversed;
import io.smartvillage.billing.payment.PaymentEvent.PaymentVerified;
import io.smartvillage.platform.storage.FileType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PaymentTests {

    private static final Instant NOW = Instant.parse("2026-11-23T03:00:00Z");
    private static final UUID ID = new UUID(8, 1);
    private static final UUID INVOICE = new UUID(8, 2);
    private static final UUID RESIDENT = new UUID(8, 3);
    private static final UUID STAFF = new UUID(8, 4);
    private static final UUID HOUSE = new UUID(8, 6);
    private static final Verifier BY_STAFF = new Verifier.Person(STAFF);
    private static final Verifier BY_BANK = new Verifier.Machine("bank line 7");
    private static final PaymentCheck CHECK =
            new PaymentCheck("amount", PaymentCheck.Result.PASSED, "smart_village", NOW, "123.45");

    static Stream<Named<Consumer<Payment>>> decisions() {
        return Stream.of(
                Named.of("verify", payment -> payment.verify(BY_STAFF, null, List.of(), NOW)),
                Named.of(
                        "reject",
                        payment ->
                                payment.reject(
                                        BY_STAFF, RejectionReason.DUPLICATE, null, List.of(), NOW)),
                Named.of(
                        "put off",
                        payment -> payment.putOff(BY_BANK, NOW.plusSeconds(900), List.of(), NOW)),
                Named.of("attach", payment -> payment.attach(slip(), RESIDENT, NOW)));
    }

    @Test
    void verifyingKeepsWhoWhenAndWhat() {
        var payment = aPayment();

        var event = payment.verify(BY_STAFF, "seen", List.of(CHECK), NOW);

        assertThat(event)
                .isEqualTo(new PaymentVerified(ID, HOUSE, INVOICE, 12_345, STAFF, null, NOW));
        assertThat(payment.status()).isEqualTo(PaymentStatus.VERIFIED);
        assertThat(payment.verification())
                .isEqualTo(
                        new Verification(
                                PaymentStatus.VERIFIED,
                                STAFF,
                                null,
                                NOW,
                                null,
                                "seen",
                                List.of(CHECK)));
    }

    @Test
    void aMachineIsNamedWhereNoPersonDecided() {
        var event = aPayment().verify(BY_BANK, null, List.of(), NOW);

        assertThat(event)
                .isEqualTo(
                        new PaymentVerified(ID, HOUSE, INVOICE, 12_345, null, "bank line 7", NOW));
    }

    @Test
    void rejectingKeepsTheReason() {
        var payment = aPayment();

        var event = payment.reject(BY_STAFF, RejectionReason.NOT_RECEIVED, null, List.of(), NOW);

        assertThat(event)
                .isEqualTo(
                        new PaymentRejected(
                                ID,
                                HOUSE,
                                INVOICE,
                                RejectionReason.NOT_RECEIVED,
                                STAFF,
                                null,
                                NOW));
        assertThat(payment.status()).isEqualTo(PaymentStatus.REJECTED);
    }

    @Test
    void waitsForTheBankAndKeepsEveryCheck() {
        var payment = aPayment();
        var next = NOW.plusSeconds(900);

        payment.putOff(BY_BANK, next, List.of(CHECK), NOW);
        assertThat(payment.status()).isEqualTo(PaymentStatus.WAITING);
        assertThat(payment.nextCheckAt()).isEqualTo(next);
        assertThat(payment.attempts()).isEqualTo(1);

        payment.putOff(BY_BANK, next.plusSeconds(900), List.of(CHECK), NOW);
        payment.verify(BY_BANK, null, List.of(CHECK), NOW);
        assertThat(payment.attempts()).isEqualTo(2);
        assertThat(payment.nextCheckAt()).isNull();
        assertThat(payment.verification())
                .extracting(Verification::checks)
                .isEqualTo(List.of(CHECK, CHECK, CHECK));
    }

    @Test
    void anotherSlipEndsTheWaiting() {
        var payment = aPayment();
        payment.putOff(BY_BANK, NOW.plusSeconds(900), List.of(CHECK), NOW);

        payment.attach(slip(), RESIDENT, NOW);

        assertThat(payment.status()).isEqualTo(PaymentStatus.PENDING);
        assertThat(payment.nextCheckAt()).isNull();
        assertThat(payment.attempts()).isZero();
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void aVerifiedPaymentNeverChanges(Consumer<Payment> change) {
        var payment = aPayment();
        payment.verify(BY_STAFF, null, List.of(), NOW);

        assertThatExceptionOfType(PaymentDecidedException.class)
                .isThrownBy(() -> change.accept(payment));

        assertThat(payment.status()).isEqualTo(PaymentStatus.VERIFIED);
        assertThat(payment.hasSlip()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void aRejectedPaymentNeverChanges(Consumer<Payment> change) {
        var payment = aPayment();
        payment.reject(BY_STAFF, RejectionReason.OTHER, null, List.of(), NOW);

        assertThatExceptionOfType(PaymentDecidedException.class)
                .isThrownBy(() -> change.accept(payment));

        assertThat(payment.status()).isEqualTo(PaymentStatus.REJECTED);
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void aReversedPaymentNeverChanges(Consumer<Payment> change) {
        var payment = aPayment();
        payment.verify(BY_STAFF, null, List.of(), NOW);
        payment.reverse(ReversalReason.MISTAKE, null, STAFF, NOW);

        assertThatExceptionOfType(PaymentDecidedException.class)
                .isThrownBy(() -> change.accept(payment));

        assertThat(payment.status()).isEqualTo(PaymentStatus.REVERSED);
    }

    @Test
    void isUndoneOnceAndKeepsWhoAndWhy() {
        var payment = aPayment();
        payment.verify(BY_STAFF, "seen", List.of(), NOW);

        var event = payment.reverse(ReversalReason.BOUNCED_CHEQUE, "no cover", STAFF, NOW);

        assertThat(event)
                .isEqualTo(
                        new PaymentReversed(
                                ID, HOUSE, 12_345, ReversalReason.BOUNCED_CHEQUE, STAFF, NOW));
        assertThat(payment.reversal())
                .isEqualTo(new Reversal(ReversalReason.BOUNCED_CHEQUE, "no cover", STAFF, NOW));
        assertThat(payment.verification()).isNotNull();
        assertThatExceptionOfType(PaymentNotVerifiedException.class)
                .isThrownBy(() -> payment.reverse(ReversalReason.FRAUD, null, STAFF, NOW));
    }

    @Test
    void whatIsNotVerifiedCannotBeUndone() {
        var payment = aPayment();

        assertThatExceptionOfType(PaymentNotVerifiedException.class)
                .isThrownBy(() -> payment.reverse(ReversalReason.FRAUD, null, STAFF, NOW));

        assertThat(payment.status()).isEqualTo(PaymentStatus.PENDING);
    }

    private static Payment aPayment() {
        return new Payment(
                new UUID(1, 1),
                ID,
                HOUSE,
                new PaymentTerms(
                        List.of(new ChosenInvoice(INVOICE, null)),
                        new BigDecimal("123.45"),
                        LocalDate.of(2026, 11, 22),
                        PaymentMethod.PROMPTPAY,
                        null),
                RESIDENT,
                NOW);
    }

    private static Slip slip() {
        return new Slip(new UUID(8, 5), FileType.JPEG, 1L, "00");
    }
}
