package io.smartvillage.visitor.visitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.smartvillage.visitor.visitor.VisitorEvent.VisitorCheckedIn;
import io.smartvillage.visitor.visitor.VisitorEvent.VisitorCheckedOut;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class VisitorTests {

    private static final Instant FROM = Instant.parse("2026-11-23T03:00:00Z");
    private static final Instant UNTIL = FROM.plus(Duration.ofHours(12));
    private static final Instant DURING = FROM.plus(Duration.ofHours(1));
    private static final Duration GRACE = Duration.ofHours(1);
    private static final Instant AFTER = UNTIL.plusSeconds(1);

    @Test
    void comesOnceAndLeaves() {
        var visitor = aVisitor();

        assertThat(visitor.checkIn(DURING).checkedInAt()).isEqualTo(DURING);
        assertThat(visitor.passState().status()).isEqualTo(PassState.Status.USED);
        assertThatExceptionOfType(VisitorStatusException.class)
                .isThrownBy(() -> visitor.checkIn(DURING));

        assertThat(visitor.checkOut(AFTER).checkedOutAt()).isEqualTo(AFTER);
        assertThat(visitor.status()).isEqualTo(VisitorStatus.CHECKED_OUT);
        assertThatExceptionOfType(VisitorStatusException.class)
                .isThrownBy(() -> visitor.checkOut(AFTER));
    }

    @Test
    void isNotCheckedInBeforeOrAfterTheVisit() {
        var visitor = aVisitor();

        assertThatExceptionOfType(VisitorOutsideWindowException.class)
                .isThrownBy(() -> visitor.checkIn(FROM.minusSeconds(1)));
        assertThatExceptionOfType(VisitorOutsideWindowException.class)
                .isThrownBy(() -> visitor.checkIn(AFTER));
        assertThat(visitor.status()).isEqualTo(VisitorStatus.PENDING);
    }

    @Test
    void aCancelledVisitorHasNoPassAndCannotBeCheckedIn() {
        var visitor = aVisitor();

        visitor.cancel(DURING);

        assertThat(visitor.passState().status()).isEqualTo(PassState.Status.CANCELLED);
        assertThatExceptionOfType(VisitorStatusException.class)
                .isThrownBy(() -> visitor.checkIn(DURING));
        assertThatExceptionOfType(VisitorStatusException.class)
                .isThrownBy(() -> visitor.cancel(DURING));
    }

    @Test
    void aDeniedVisitorHasNoPass() {
        var visitor = aVisitor();

        visitor.deny(DURING);

        assertThat(visitor.status()).isEqualTo(VisitorStatus.DENIED);
        assertThat(visitor.passState().status()).isEqualTo(PassState.Status.CANCELLED);
    }

    @Test
    void expiresOnlyWhenTheTimeIsOver() {
        var visitor = aVisitor();

        assertThatExceptionOfType(VisitorStatusException.class)
                .isThrownBy(() -> visitor.expire(UNTIL));
        assertThat(visitor.expire(AFTER).expiredAt()).isEqualTo(AFTER);
        assertThat(visitor.passState().status()).isEqualTo(PassState.Status.EXPIRED);
    }

    @Test
    void whoIsInsideDoesNotExpireAndCannotBeCancelled() {
        var visitor = aVisitor();
        visitor.checkIn(DURING);

        assertThatExceptionOfType(VisitorStatusException.class)
                .isThrownBy(() -> visitor.expire(AFTER));
        assertThatExceptionOfType(VisitorStatusException.class)
                .isThrownBy(() -> visitor.cancel(AFTER));
    }

    @Test
    void whatAGateDidIsSoEvenIfTheVisitorWasCancelledAtThatMoment() {
        var visitor = aVisitor();
        visitor.cancel(DURING);

        assertThat(visitor.arrived(DURING, AFTER)).get().isInstanceOf(VisitorCheckedIn.class);
        assertThat(visitor.status()).isEqualTo(VisitorStatus.CHECKED_IN);
        assertThat(visitor.arrived(DURING, AFTER)).isEmpty();
    }

    @Test
    void anEntryToldAfterItsExitOnlyAddsItsTime() {
        var visitor = aVisitor();

        assertThat(visitor.left(AFTER, AFTER)).get().isInstanceOf(VisitorCheckedOut.class);
        assertThat(visitor.arrived(DURING, AFTER)).isEmpty();

        assertThat(visitor.status()).isEqualTo(VisitorStatus.CHECKED_OUT);
        assertThat(visitor.checkedInAt()).isEqualTo(DURING);
        assertThat(visitor.checkedOutAt()).isEqualTo(AFTER);
    }

    @Test
    void anEntryAfterTheExitIsASecondComing() {
        var visitor = aVisitor();
        visitor.checkIn(FROM);
        visitor.checkOut(DURING);

        assertThat(visitor.arrived(DURING.plusSeconds(1), AFTER))
                .get()
                .isInstanceOf(VisitorCheckedIn.class);

        assertThat(visitor.status()).isEqualTo(VisitorStatus.CHECKED_IN);
        assertThat(visitor.checkedOutAt()).isNull();
    }

    @Test
    void ofTwoExitsTheLaterCountsWhicheverIsToldFirst() {
        var visitor = aVisitor();
        visitor.checkIn(FROM);
        visitor.left(DURING, AFTER);

        assertThat(visitor.left(DURING.plusSeconds(9), AFTER)).isEmpty();
        assertThat(visitor.arrived(DURING.plusSeconds(5), AFTER)).isEmpty();

        assertThat(visitor.status()).isEqualTo(VisitorStatus.CHECKED_OUT);
        assertThat(visitor.checkedOutAt()).isEqualTo(DURING.plusSeconds(9));
    }

    @Test
    void overstaysAfterTheGrace() {
        var visitor = aVisitor();
        var overstay = UNTIL.plus(GRACE).plusSeconds(1);
        assertThat(visitor.isOverstaying(overstay)).isFalse();
        visitor.checkIn(DURING);

        assertThat(visitor.isOverstaying(UNTIL.plus(GRACE))).isFalse();
        assertThat(visitor.isOverstaying(overstay)).isTrue();
        visitor.checkOut(overstay);
        assertThat(visitor.isOverstaying(overstay)).isFalse();
    }

    @Test
    void gatesAreToldWhatForAndHowManyCome() {
        var pass = aVisitor().passState();

        assertThat(pass.kind()).isEqualTo(PassState.Kind.DELIVERY);
        assertThat(pass.partySize()).isEqualTo(4);
        assertThat(pass.singleUse()).isTrue();
        assertThat(pass.windows()).isEmpty();
    }

    private static Visitor aVisitor() {
        return new Visitor(
                UUID.randomUUID(),
                UUID.randomUUID(),
                new VisitDetails(
                        UUID.randomUUID(),
                        VisitKind.DELIVERY,
                        "ไปรษณีย์ไทย",
                        "สมชาย",
                        null,
                        null,
                        "parcel",
                        4,
                        FROM,
                        UNTIL),
                GRACE,
                new byte[32],
                UUID.randomUUID(),
                FROM);
    }
}
