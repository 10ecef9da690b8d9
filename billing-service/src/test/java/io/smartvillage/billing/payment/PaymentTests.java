package io.smartvillage.billing.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.smartvillage.billing.payment.PaymentEvent.PaymentRejected;
import io.smartvillage.billing.payment.PaymentEvent.PaymentVerified;
import io.smartvillage.platform.storage.FileType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
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

    static Stream<Named<Consumer<Payment>>> changes() {
        return Stream.of(
                Named.of("verify", payment -> payment.verify(STAFF, null, NOW)),
                Named.of(
                        "reject",
                        payment -> payment.reject(STAFF, RejectionReason.DUPLICATE, null, NOW)),
                Named.of("attach", payment -> payment.attach(slip(), RESIDENT, NOW)));
    }

    @Test
    void verifyingKeepsWhoWhenAndWhat() {
        var payment = aPayment();

        var event = payment.verify(STAFF, "seen", NOW);

        assertThat(event).isEqualTo(new PaymentVerified(ID, INVOICE, 12_345, STAFF, NOW));
        assertThat(payment.status()).isEqualTo(PaymentStatus.VERIFIED);
        assertThat(payment.verification())
                .isEqualTo(new Verification(PaymentStatus.VERIFIED, STAFF, NOW, null, "seen"));
    }

    @Test
    void rejectingKeepsTheReason() {
        var payment = aPayment();

        var event = payment.reject(STAFF, RejectionReason.NOT_RECEIVED, null, NOW);

        assertThat(event)
                .isEqualTo(
                        new PaymentRejected(ID, INVOICE, RejectionReason.NOT_RECEIVED, STAFF, NOW));
        assertThat(payment.status()).isEqualTo(PaymentStatus.REJECTED);
    }

    @ParameterizedTest
    @MethodSource("changes")
    void aVerifiedPaymentNeverChanges(Consumer<Payment> change) {
        var payment = aPayment();
        payment.verify(STAFF, null, NOW);

        assertThatExceptionOfType(PaymentDecidedException.class)
                .isThrownBy(() -> change.accept(payment));

        assertThat(payment.status()).isEqualTo(PaymentStatus.VERIFIED);
        assertThat(payment.hasSlip()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("changes")
    void aRejectedPaymentNeverChanges(Consumer<Payment> change) {
        var payment = aPayment();
        payment.reject(STAFF, RejectionReason.OTHER, null, NOW);

        assertThatExceptionOfType(PaymentDecidedException.class)
                .isThrownBy(() -> change.accept(payment));

        assertThat(payment.status()).isEqualTo(PaymentStatus.REJECTED);
    }

    private static Payment aPayment() {
        return new Payment(
                new UUID(1, 1),
                ID,
                new UUID(8, 6),
                new PaymentTerms(
                        INVOICE,
                        new BigDecimal("123.45"),
                        LocalDate.of(2026, 11, 22),
                        PaymentMethod.PROMPTPAY),
                RESIDENT,
                NOW);
    }

    private static Slip slip() {
        return new Slip(new UUID(8, 5), FileType.JPEG, 1L, "00");
    }
}
