package io.smartvillage.access.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.access.accesslog.Direction;
import io.smartvillage.access.accesslog.Reason;
import io.smartvillage.access.credential.CredentialStatus;
import io.smartvillage.access.credential.HeldCredential;
import io.smartvillage.access.decision.Snapshot.Shown;
import io.smartvillage.access.gate.GateDirection;
import io.smartvillage.access.gate.GateStatus;
import io.smartvillage.access.pass.Pass;
import io.smartvillage.access.pass.PassStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RulesTests {

    private static final Instant NOW = Instant.parse("2026-11-23T03:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    record Case(String what, Snapshot snapshot, @Nullable Reason reason) {
        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case("a valid code, first entry", entry(pass(PassStatus.VALID, false)), null),
                new Case(
                        "a valid code, second entry",
                        entry(pass(PassStatus.VALID, true)),
                        Reason.ALREADY_USED),
                new Case(
                        "checked in by hand, then the code",
                        entry(pass(PassStatus.USED, false)),
                        Reason.ALREADY_USED),
                new Case(
                        "many uses, second entry",
                        entry(new Shown.ByPass(pass(PassStatus.VALID, NOW, NOW, false, true))),
                        null),
                new Case(
                        "R20: exit after entry, code used up",
                        exit(pass(PassStatus.USED, true)),
                        null),
                new Case(
                        "exit after entry, overstayed",
                        exit(
                                new Shown.ByPass(
                                        pass(
                                                PassStatus.VALID,
                                                NOW.minus(HOUR),
                                                NOW.minusSeconds(1),
                                                true,
                                                true))),
                        null),
                new Case(
                        "exit after entry, cancelled meanwhile",
                        exit(pass(PassStatus.CANCELLED, true)),
                        null),
                new Case(
                        "exit with a cancelled code that let nobody in",
                        exit(pass(PassStatus.CANCELLED, false)),
                        Reason.REVOKED),
                new Case(
                        "entry again after the exit: one use means one use",
                        entry(pass(PassStatus.USED, true)),
                        Reason.ALREADY_USED),
                new Case("cancelled", entry(pass(PassStatus.CANCELLED, false)), Reason.REVOKED),
                new Case("expired", entry(pass(PassStatus.EXPIRED, false)), Reason.EXPIRED),
                new Case(
                        "run out, not yet told",
                        entry(
                                new Shown.ByPass(
                                        pass(
                                                PassStatus.VALID,
                                                NOW.minus(HOUR),
                                                NOW.minusMillis(1),
                                                true,
                                                false))),
                        Reason.EXPIRED),
                new Case(
                        "in its last moment",
                        entry(
                                new Shown.ByPass(
                                        pass(PassStatus.VALID, NOW.minus(HOUR), NOW, true, false))),
                        null),
                new Case(
                        "in its first moment",
                        entry(
                                new Shown.ByPass(
                                        pass(PassStatus.VALID, NOW, NOW.plus(HOUR), true, false))),
                        null),
                new Case(
                        "too early",
                        entry(
                                new Shown.ByPass(
                                        pass(
                                                PassStatus.VALID,
                                                NOW.plusMillis(1),
                                                NOW.plus(HOUR),
                                                true,
                                                false))),
                        Reason.NOT_YET_VALID),
                new Case("nobody's", entry(new Shown.Nothing()), Reason.INVALID),
                new Case("nobody's, exit", exit(new Shown.Nothing()), Reason.INVALID),
                new Case("a good card", entry(credential(CredentialStatus.ACTIVE, true)), null),
                new Case(
                        "a good card, again and again",
                        exit(credential(CredentialStatus.ACTIVE, true)),
                        null),
                new Case(
                        "a revoked card",
                        entry(credential(CredentialStatus.REVOKED, true)),
                        Reason.REVOKED),
                new Case(
                        "a suspended card",
                        entry(credential(CredentialStatus.SUSPENDED, true)),
                        Reason.SUSPENDED),
                new Case(
                        "a good card of a suspended person",
                        entry(credential(CredentialStatus.ACTIVE, false)),
                        Reason.SUSPENDED),
                new Case(
                        "entry at an exit",
                        snapshot(
                                GateDirection.EXIT,
                                GateStatus.ACTIVE,
                                Direction.ENTRY,
                                false,
                                credential(CredentialStatus.ACTIVE, true)),
                        Reason.WRONG_DIRECTION),
                new Case(
                        "exit at an entry",
                        snapshot(
                                GateDirection.ENTRY,
                                GateStatus.ACTIVE,
                                Direction.EXIT,
                                false,
                                credential(CredentialStatus.ACTIVE, true)),
                        Reason.WRONG_DIRECTION),
                new Case(
                        "a closed gate",
                        snapshot(
                                GateDirection.BOTH,
                                GateStatus.CLOSED,
                                Direction.ENTRY,
                                false,
                                credential(CredentialStatus.ACTIVE, true)),
                        Reason.GATE_CLOSED),
                new Case(
                        "too many wrong codes before",
                        snapshot(
                                GateDirection.BOTH,
                                GateStatus.ACTIVE,
                                Direction.ENTRY,
                                true,
                                pass(PassStatus.VALID, false)),
                        Reason.THROTTLED),
                new Case(
                        "a guard opens by hand, even a closed gate",
                        snapshot(
                                GateDirection.EXIT,
                                GateStatus.CLOSED,
                                Direction.ENTRY,
                                false,
                                new Shown.ByHand()),
                        null));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void decides(Case one) {
        assertThat(Rules.refusal(one.snapshot()).orElse(null)).isEqualTo(one.reason());
    }

    @Test
    void everyReasonHasAnExample() {
        assertThat(cases().map(Case::reason).filter(Objects::nonNull))
                .containsAll(EnumSet.allOf(Reason.class));
    }

    /// Domain rule 13: what a house owes cannot close a gate.
    @Test
    void arrearsAreNoInput() {
        assertThat(
                        Arrays.stream(Snapshot.class.getRecordComponents())
                                .map(component -> component.getName()))
                .containsExactly(
                        "gateDirection", "gateStatus", "direction", "throttled", "at", "shown");
    }

    @Test
    void onlyTheEntryOfASingleUsePassIsClaimed() {
        assertThat(Rules.needsClaim(entry(pass(PassStatus.VALID, false)))).isTrue();
        assertThat(Rules.needsClaim(exit(pass(PassStatus.VALID, false)))).isFalse();
        assertThat(
                        Rules.needsClaim(
                                entry(
                                        new Shown.ByPass(
                                                pass(PassStatus.VALID, NOW, NOW, false, false)))))
                .isFalse();
        assertThat(Rules.needsClaim(entry(credential(CredentialStatus.ACTIVE, true)))).isFalse();
    }

    private static Snapshot entry(Shown shown) {
        return snapshot(GateDirection.BOTH, GateStatus.ACTIVE, Direction.ENTRY, false, shown);
    }

    private static Snapshot exit(Shown shown) {
        return snapshot(GateDirection.BOTH, GateStatus.ACTIVE, Direction.EXIT, false, shown);
    }

    private static Snapshot snapshot(
            GateDirection gate,
            GateStatus status,
            Direction direction,
            boolean throttled,
            Shown shown) {
        return new Snapshot(gate, status, direction, throttled, NOW, shown);
    }

    private static Shown pass(PassStatus status, boolean entered) {
        return new Shown.ByPass(pass(status, NOW.minus(HOUR), NOW.plus(HOUR), true, entered));
    }

    private static Pass pass(
            PassStatus status, Instant from, Instant until, boolean singleUse, boolean entered) {
        return new Pass(
                UUID.randomUUID(), UUID.randomUUID(), status, from, until, singleUse, entered);
    }

    private static Shown credential(CredentialStatus status, boolean holderActive) {
        return new Shown.ByCredential(
                new HeldCredential(
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        status,
                        holderActive,
                        null,
                        null,
                        Set.of(),
                        null));
    }
}
