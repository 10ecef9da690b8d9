package io.smartvillage.access.decision;

import static io.smartvillage.access.decision.SnapshotFixture.HOUSE;
import static io.smartvillage.access.decision.SnapshotFixture.NOW;
import static io.smartvillage.access.decision.SnapshotFixture.ZONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.access.accesslog.Direction;
import io.smartvillage.access.accesslog.Reason;
import io.smartvillage.access.credential.CredentialStatus;
import io.smartvillage.access.decision.Snapshot.Shown;
import io.smartvillage.access.gate.GateDirection;
import io.smartvillage.access.gate.GateStatus;
import io.smartvillage.access.pass.Pass;
import io.smartvillage.access.pass.PassKind;
import io.smartvillage.access.pass.PassStatus;
import io.smartvillage.access.pass.PassWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Whatever gate, direction, pass, card and past.
class RulesPropertyTests {

    private static final UUID ELSEWHERE = UUID.randomUUID();

    @Property
    void theSameSnapshotGetsTheSameAnswer(@ForAll("snapshots") Snapshot of) {
        assertThat(Rules.refusal(of)).isEqualTo(Rules.refusal(copy(of)));
    }

    @Property
    void aGuardsWordIsNeverRefused(@ForAll("snapshots") Snapshot of) {
        assertThat(Rules.refusal(with(of, new Shown.ByHand(HOUSE)))).isEmpty();
    }

    @Property(maxDiscardRatio = 200)
    void whoeverCameInMayLeaveAtAnyOpenGateForExits(@ForAll("snapshots") Snapshot of) {
        Assume.that(of.direction() == Direction.EXIT);
        Assume.that(of.gate().status() == GateStatus.ACTIVE);
        Assume.that(of.gate().direction() != GateDirection.ENTRY);
        Assume.that(!of.throttled() && of.shown().subject().isPresent());

        assertThat(Rules.refusal(of.havingEntered())).isEmpty();
    }

    @Property
    void nobodyPassesAClosedGateByThemselves(@ForAll("snapshots") Snapshot of) {
        Assume.that(!(of.shown() instanceof Shown.ByHand));
        Assume.that(of.gate().status() == GateStatus.CLOSED);

        assertThat(Rules.refusal(of)).contains(Reason.GATE_CLOSED);
    }

    @Property
    void nobodyEntersWhoIsOnTheDenyList(@ForAll("snapshots") Snapshot of) {
        Assume.that(!(of.shown() instanceof Shown.ByHand));
        Assume.that(of.blocked() && of.direction() == Direction.ENTRY);

        assertThat(Rules.refusal(of)).isPresent();
    }

    @Property
    void aUsedSingleUseLetsNobodyIn(@ForAll("snapshots") Snapshot of) {
        Assume.that(Rules.needsClaim(of));

        assertThat(Rules.refusal(of.judged(false, of.inside(), true))).isPresent();
    }

    @Property
    void nobodyEntersTwiceWhereAntiPassbackHolds(@ForAll("snapshots") Snapshot of) {
        Assume.that(Rules.needsPlace(of));

        assertThat(Rules.refusal(of.judged(false, true, false))).isPresent();
    }

    /// What was granted lies within its time, its zone and its house.
    @Property(maxDiscardRatio = 200)
    void onlyWhatIsGoodHereAndNowEnters(@ForAll("snapshots") Snapshot of) {
        Assume.that(of.direction() == Direction.ENTRY && Rules.refusal(of).isEmpty());

        switch (of.shown()) {
            case Shown.ByHand _ -> {}
            case Shown.ByPass(Pass pass) -> {
                assertThat(NOW).isBetween(pass.validFrom(), pass.validUntil());
                assertThat(pass.status()).isNotIn(PassStatus.CANCELLED, PassStatus.EXPIRED);
                assertThat(of.gate().visitorsAllowed()).isTrue();
                assertThat(of.expectedProperty()).isIn(null, pass.propertyId());
                assertThat(pass.singleUse() && of.used()).isFalse();
            }
            case Shown.ByCredential(HeldCredential card) -> {
                assertThat(card.status()).isEqualTo(CredentialStatus.ACTIVE);
                assertThat(card.holderActive()).isTrue();
                assertThat(card.zoneIds().isEmpty() || card.zoneIds().contains(ZONE)).isTrue();
                assertThat(of.expectedProperty()).isIn(null, card.propertyId());
            }
            case Shown.Nothing _, Shown.Refused _ ->
                    throw new AssertionError("let in with nothing good: " + of);
        }
    }

    /// Every fact that speaks against somebody can only turn yes into no.
    @Property
    void noFactAgainstSomebodyLetsThemIn(@ForAll("snapshots") Snapshot of) {
        Assume.that(of.direction() == Direction.ENTRY && Rules.refusal(of).isPresent());

        assertThat(Rules.refusal(of.judged(true, true, true))).isPresent();
    }

    private static Snapshot copy(Snapshot of) {
        return with(of, of.shown());
    }

    private static Snapshot with(Snapshot of, Shown shown) {
        return new Snapshot(
                of.gate(),
                of.direction(),
                of.at(),
                shown,
                of.expectedProperty(),
                of.blocked(),
                of.throttled(),
                of.entered(),
                of.inside(),
                of.used());
    }

    @Provide
    static Arbitrary<Snapshot> snapshots() {
        var facts = Arbitraries.of(true, false, false, false, false, false).list().ofSize(5);
        return Combinators.combine(
                        gates(),
                        Arbitraries.of(Direction.values()),
                        shown(),
                        Arbitraries.of(HOUSE, ELSEWHERE).injectNull(0.5),
                        facts)
                .as((gate, direction, shown, expected, against) ->
                        new Snapshot(
                                gate,
                                direction,
                                NOW,
                                shown,
                                expected,
                                against.get(0),
                                against.get(1),
                                against.get(2),
                                against.get(3),
                                against.get(4)));
    }

    private static Arbitrary<GateFacts> gates() {
        return Combinators.combine(
                        Arbitraries.of(GateDirection.values()),
                        Arbitraries.of(GateStatus.ACTIVE, GateStatus.ACTIVE, GateStatus.CLOSED),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, true, false))
                .as((direction, status, antiPassback, visitors) ->
                        new GateFacts(
                                new UUID(0, 1), direction, status, ZONE, antiPassback, visitors));
    }

    private static Arbitrary<Shown> shown() {
        return Arbitraries.oneOf(
                List.of(
                        passes(),
                        passes(),
                        cards(),
                        cards(),
                        Arbitraries.of(
                                new Shown.Nothing(),
                                new Shown.ByHand(HOUSE),
                                new Shown.Refused(Reason.TAMPERED))));
    }

    private static Arbitrary<Shown> passes() {
        return Combinators.combine(
                        Arbitraries.of(PassStatus.values()),
                        times(),
                        times(),
                        Arbitraries.of(true, false),
                        Arbitraries.of(PassKind.values()),
                        windows())
                .as((status, from, until, singleUse, kind, windows) ->
                        new Shown.ByPass(
                                new Pass(
                                        new UUID(0, 2),
                                        HOUSE,
                                        status,
                                        from,
                                        until,
                                        singleUse,
                                        kind,
                                        1,
                                        windows,
                                        null)));
    }

    private static Arbitrary<Shown> cards() {
        return Combinators.combine(
                        Arbitraries.of(CredentialStatus.values()),
                        Arbitraries.of(true, true, false),
                        times().injectNull(0.5),
                        times().injectNull(0.5),
                        Arbitraries.of(Set.<UUID>of(), Set.of(ZONE), Set.of(ELSEWHERE)))
                .as((status, active, from, until, zones) ->
                        new Shown.ByCredential(
                                new HeldCredential(
                                        new UUID(0, 3),
                                        new UUID(0, 4),
                                        HOUSE,
                                        status,
                                        active,
                                        from,
                                        until,
                                        zones,
                                        null,
                                        null)));
    }

    private static Arbitrary<List<PassWindow>> windows() {
        return times().map(from -> new PassWindow(from, from.plus(Duration.ofHours(2))))
                .list()
                .ofMaxSize(3);
    }

    private static Arbitrary<Instant> times() {
        return Arbitraries.integers()
                .between(-3, 3)
                .map(hours -> NOW.plus(Duration.ofHours(hours)));
    }
}
