package io.smartvillage.access.decision;

import static io.smartvillage.access.decision.SnapshotFixture.HOUR;
import static io.smartvillage.access.decision.SnapshotFixture.HOUSE;
import static io.smartvillage.access.decision.SnapshotFixture.NOW;
import static io.smartvillage.access.decision.SnapshotFixture.ZONE;
import static io.smartvillage.access.decision.SnapshotFixture.aCard;
import static io.smartvillage.access.decision.SnapshotFixture.aPass;
import static io.smartvillage.access.decision.SnapshotFixture.aRecurringPass;
import static io.smartvillage.access.decision.SnapshotFixture.entry;
import static io.smartvillage.access.decision.SnapshotFixture.exit;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.access.accesslog.Reason;
import io.smartvillage.access.credential.CredentialStatus;
import io.smartvillage.access.decision.Snapshot.Shown;
import io.smartvillage.access.gate.GateDirection;
import io.smartvillage.access.gate.GateStatus;
import io.smartvillage.access.pass.PassStatus;
import io.smartvillage.access.pass.PassWindow;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every reason with an example, and what is let through.
class RulesTests {

    record Case(String what, Snapshot snapshot, @Nullable Reason reason) {
        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(gates(), shownThings(), passes(), credentials(), zonesAndHouses(), exits())
                .flatMap(cases -> cases);
    }

    private static Stream<Case> gates() {
        return Stream.of(
                new Case(
                        "a closed gate",
                        entry(aCard().shown()).at(GateStatus.CLOSED).snapshot(),
                        Reason.GATE_CLOSED),
                new Case(
                        "entry at an exit",
                        entry(aCard().shown()).at(GateDirection.EXIT).snapshot(),
                        Reason.WRONG_DIRECTION),
                new Case(
                        "exit at an entry",
                        exit(aCard().shown()).at(GateDirection.ENTRY).snapshot(),
                        Reason.WRONG_DIRECTION),
                new Case(
                        "too many wrong codes before, also for a right one",
                        entry(aPass().shown()).throttled().snapshot(),
                        Reason.THROTTLED),
                new Case(
                        "a guard opens by hand, even a closed gate, even for somebody blocked",
                        entry(new Shown.ByHand(HOUSE))
                                .at(GateStatus.CLOSED)
                                .at(GateDirection.EXIT)
                                .blocked()
                                .snapshot(),
                        null));
    }

    private static Stream<Case> shownThings() {
        return Stream.of(
                new Case("nobody's", entry(new Shown.Nothing()).snapshot(), Reason.INVALID),
                new Case("nobody's, exit", exit(new Shown.Nothing()).snapshot(), Reason.INVALID),
                new Case(
                        "a plate on the deny list that is nobody's here",
                        entry(new Shown.Nothing()).blocked().snapshot(),
                        Reason.BLOCKED),
                new Case(
                        "a good card on the deny list",
                        entry(aCard().shown()).blocked().snapshot(),
                        Reason.BLOCKED),
                new Case(
                        "a pass of another village",
                        entry(new Shown.Refused(Reason.WRONG_VILLAGE)).snapshot(),
                        Reason.WRONG_VILLAGE),
                new Case(
                        "a pass signed by nobody known",
                        entry(new Shown.Refused(Reason.UNKNOWN_KEY)).snapshot(),
                        Reason.UNKNOWN_KEY),
                new Case(
                        "a pass signed with a revoked key",
                        entry(new Shown.Refused(Reason.REVOKED_KEY)).snapshot(),
                        Reason.REVOKED_KEY),
                new Case(
                        "a pass that was changed, at the exit",
                        exit(new Shown.Refused(Reason.TAMPERED)).snapshot(),
                        Reason.TAMPERED));
    }

    private static Stream<Case> passes() {
        return Stream.of(
                new Case("a valid code, first entry", entry(aPass().shown()).snapshot(), null),
                new Case(
                        "a valid code that somebody used a moment before",
                        entry(aPass().shown()).used().snapshot(),
                        Reason.ALREADY_USED),
                new Case(
                        "checked in by hand, then the code",
                        entry(aPass().with(PassStatus.USED).shown()).snapshot(),
                        Reason.ALREADY_USED),
                new Case(
                        "many uses, checked in before",
                        entry(aPass().with(PassStatus.USED).manyUses().shown()).snapshot(),
                        null),
                new Case(
                        "cancelled",
                        entry(aPass().with(PassStatus.CANCELLED).shown()).snapshot(),
                        Reason.REVOKED),
                new Case(
                        "expired",
                        entry(aPass().with(PassStatus.EXPIRED).shown()).snapshot(),
                        Reason.EXPIRED),
                new Case(
                        "run out, not yet told",
                        entry(aPass().valid(NOW.minus(HOUR), NOW.minusMillis(1)).shown())
                                .snapshot(),
                        Reason.EXPIRED),
                new Case(
                        "in its last moment",
                        entry(aPass().valid(NOW.minus(HOUR), NOW).shown()).snapshot(),
                        null),
                new Case(
                        "in its first moment",
                        entry(aPass().valid(NOW, NOW.plus(HOUR)).shown()).snapshot(),
                        null),
                new Case(
                        "too early",
                        entry(aPass().valid(NOW.plusMillis(1), NOW.plus(HOUR)).shown()).snapshot(),
                        Reason.NOT_YET_VALID),
                new Case(
                        "a recurring pass in its window",
                        entry(aRecurringPass(new PassWindow(NOW, NOW.plus(HOUR))).shown())
                                .snapshot(),
                        null),
                new Case(
                        "a recurring pass when its window has just ended",
                        entry(aRecurringPass(new PassWindow(NOW.minus(HOUR), NOW)).shown())
                                .snapshot(),
                        Reason.OUTSIDE_HOURS),
                new Case(
                        "a recurring pass without windows",
                        entry(aRecurringPass().shown()).snapshot(),
                        Reason.OUTSIDE_HOURS));
    }

    private static Stream<Case> credentials() {
        return Stream.of(
                new Case("a good card", entry(aCard().shown()).snapshot(), null),
                new Case(
                        "a revoked card",
                        entry(aCard().with(CredentialStatus.REVOKED).shown()).snapshot(),
                        Reason.REVOKED),
                new Case(
                        "a lost card",
                        entry(aCard().with(CredentialStatus.LOST).shown()).snapshot(),
                        Reason.LOST),
                new Case(
                        "a suspended card",
                        entry(aCard().with(CredentialStatus.SUSPENDED).shown()).snapshot(),
                        Reason.SUSPENDED),
                new Case(
                        "a good card of a suspended person",
                        entry(aCard().ofSuspended().shown()).snapshot(),
                        Reason.SUSPENDED),
                new Case(
                        "a card before its time",
                        entry(aCard().valid(NOW.plusMillis(1), null).shown()).snapshot(),
                        Reason.NOT_YET_VALID),
                new Case(
                        "a card when its time is over",
                        entry(aCard().valid(null, NOW).shown()).snapshot(),
                        Reason.EXPIRED));
    }

    private static Stream<Case> zonesAndHouses() {
        return Stream.of(
                new Case(
                        "a card of this zone",
                        entry(aCard().in(UUID.randomUUID(), ZONE).shown()).snapshot(),
                        null),
                new Case(
                        "a card of another zone",
                        entry(aCard().in(UUID.randomUUID()).shown()).snapshot(),
                        Reason.WRONG_ZONE),
                new Case(
                        "a visitor where residents only go",
                        entry(aPass().shown()).residentsOnly().snapshot(),
                        Reason.WRONG_ZONE),
                new Case(
                        "a resident where residents only go",
                        entry(aCard().shown()).residentsOnly().snapshot(),
                        null),
                new Case(
                        "a pass to the house it is for",
                        entry(aPass().shown()).to(HOUSE).snapshot(),
                        null),
                new Case(
                        "a pass to another house",
                        entry(aPass().shown()).to(UUID.randomUUID()).snapshot(),
                        Reason.WRONG_PROPERTY),
                new Case(
                        "a card to another house",
                        entry(aCard().shown()).to(UUID.randomUUID()).snapshot(),
                        Reason.WRONG_PROPERTY),
                new Case(
                        "inside already, where that matters",
                        entry(aCard().shown()).antiPassback().inside().snapshot(),
                        Reason.ALREADY_INSIDE),
                new Case(
                        "inside already, where it does not",
                        entry(aCard().shown()).inside().snapshot(),
                        null),
                new Case(
                        "not inside, where it matters",
                        entry(aCard().shown()).antiPassback().snapshot(),
                        null));
    }

    private static Stream<Case> exits() {
        return Stream.of(
                new Case(
                        "R20: exit after entry, code used up",
                        exit(aPass().with(PassStatus.USED).shown()).snapshot(),
                        null),
                new Case(
                        "exit after entry, overstayed",
                        exit(aPass().valid(NOW.minus(HOUR), NOW.minusSeconds(1)).shown())
                                .entered()
                                .snapshot(),
                        null),
                new Case(
                        "exit after entry, cancelled and blocked meanwhile",
                        exit(aPass().with(PassStatus.CANCELLED).shown())
                                .entered()
                                .blocked()
                                .snapshot(),
                        null),
                new Case(
                        "exit of whoever is inside, where anti-passback holds",
                        exit(aCard().shown()).antiPassback().inside().snapshot(),
                        null),
                new Case(
                        "exit with a card that was suspended inside",
                        exit(aCard().with(CredentialStatus.SUSPENDED).shown()).entered().snapshot(),
                        null),
                new Case(
                        "exit with a cancelled code that let nobody in",
                        exit(aPass().with(PassStatus.CANCELLED).shown()).snapshot(),
                        Reason.REVOKED),
                new Case(
                        "exit of whoever is inside, at a closed gate",
                        exit(aPass().shown()).entered().at(GateStatus.CLOSED).snapshot(),
                        Reason.GATE_CLOSED));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void decides(Case one) {
        assertThat(Rules.refusal(one.snapshot()).orElse(null)).isEqualTo(one.reason());
    }

    /// Save what other makers' devices tell, which is not decided here.
    @Test
    void everyReasonHasAnExample() {
        assertThat(cases().map(Case::reason).filter(Objects::nonNull))
                .containsAll(EnumSet.complementOf(EnumSet.of(Reason.DEVICE_REFUSED)));
    }

    /// Domain rule 13: what a house owes cannot close a gate.
    @Test
    void arrearsAreNoInput() {
        assertThat(
                        Arrays.stream(Snapshot.class.getRecordComponents())
                                .map(component -> component.getName()))
                .containsExactly(
                        "gate",
                        "direction",
                        "at",
                        "shown",
                        "expectedProperty",
                        "blocked",
                        "throttled",
                        "entered",
                        "inside",
                        "used");
    }

    @Test
    void onlyTheEntryOfASingleUsePassIsClaimed() {
        assertThat(Rules.needsClaim(entry(aPass().shown()).snapshot())).isTrue();
        assertThat(Rules.needsClaim(exit(aPass().shown()).snapshot())).isFalse();
        assertThat(Rules.needsClaim(entry(aPass().manyUses().shown()).snapshot())).isFalse();
        assertThat(Rules.needsClaim(entry(aCard().shown()).snapshot())).isFalse();
    }
}
