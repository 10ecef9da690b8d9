package io.smartvillage.access.decision;

import io.smartvillage.access.accesslog.Direction;
import io.smartvillage.access.accesslog.Reason;
import io.smartvillage.access.decision.Snapshot.Shown;
import io.smartvillage.access.gate.GateStatus;
import io.smartvillage.access.pass.Pass;
import io.smartvillage.access.pass.PassKind;
import io.smartvillage.access.pass.PassStatus;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The rules: a pure function of a snapshot. The first reason that applies is the one that is told.
///
/// Gate, throttle, deny list, credential, time window, zone, house, anti-passback, single use. A
/// guard's own word goes before all of them, and whoever came in may leave.
final class Rules {

    /// Grows with every change of the rules; stamped on each decision.
    static final int VERSION = 2;

    private Rules() {}

    /// @return why not, or empty if the snapshot allows it
    static Optional<Reason> refusal(Snapshot snapshot) {
        if (snapshot.shown() instanceof Shown.ByHand) {
            return Optional.empty();
        }
        var closed = gate(snapshot);
        if (closed.isPresent() || isLeaving(snapshot)) {
            return closed;
        }
        return when(snapshot.blocked(), Reason.BLOCKED)
                .or(() -> validity(snapshot.shown(), snapshot.at()))
                .or(() -> hours(snapshot.shown(), snapshot.at()))
                .or(() -> zone(snapshot.shown(), snapshot.gate()))
                .or(() -> house(snapshot.shown(), snapshot.expectedProperty()))
                .or(() -> passback(snapshot))
                .or(() -> when(snapshot.used(), Reason.ALREADY_USED));
    }

    /// True if the one use of a pass must be claimed before anybody is let in.
    static boolean needsClaim(Snapshot snapshot) {
        return snapshot.direction() == Direction.ENTRY
                && snapshot.shown() instanceof Shown.ByPass(Pass pass)
                && pass.singleUse();
    }

    /// True if anybody who is in the zone already must be looked for before anybody is let in.
    static boolean needsPlace(Snapshot snapshot) {
        return snapshot.gate().antiPassback()
                && snapshot.direction() == Direction.ENTRY
                && snapshot.shown().subject().isPresent();
    }

    private static Optional<Reason> gate(Snapshot snapshot) {
        return when(snapshot.gate().status() == GateStatus.CLOSED, Reason.GATE_CLOSED)
                .or(() ->
                        when(
                                !snapshot.gate().direction().allows(snapshot.direction()),
                                Reason.WRONG_DIRECTION))
                .or(() -> when(snapshot.throttled(), Reason.THROTTLED));
    }

    /// Also late, once the pass is used, or when it was taken back meanwhile.
    private static boolean isLeaving(Snapshot snapshot) {
        return snapshot.direction() == Direction.EXIT
                && snapshot.shown().subject().isPresent()
                && (snapshot.entered()
                        || snapshot.inside()
                        || (snapshot.shown() instanceof Shown.ByPass(Pass pass)
                                && pass.status() == PassStatus.USED));
    }

    private static Optional<Reason> validity(Shown shown, Instant at) {
        return switch (shown) {
            case Shown.ByHand(UUID _) -> Optional.empty();
            case Shown.Nothing() -> Optional.of(Reason.INVALID);
            case Shown.Refused(Reason reason) -> Optional.of(reason);
            case Shown.ByCredential(HeldCredential credential) -> validity(credential, at);
            case Shown.ByPass(Pass pass) -> validity(pass, at);
        };
    }

    private static Optional<Reason> validity(HeldCredential credential, Instant at) {
        var ofStatus =
                switch (credential.status()) {
                    case REVOKED -> Optional.of(Reason.REVOKED);
                    case LOST -> Optional.of(Reason.LOST);
                    case SUSPENDED -> Optional.of(Reason.SUSPENDED);
                    case ACTIVE -> when(!credential.holderActive(), Reason.SUSPENDED);
                };
        var from = credential.validFrom();
        var until = credential.validUntil();
        return ofStatus.or(() -> when(from != null && at.isBefore(from), Reason.NOT_YET_VALID))
                .or(() -> when(until != null && !at.isBefore(until), Reason.EXPIRED));
    }

    private static Optional<Reason> validity(Pass pass, Instant at) {
        return when(pass.status() == PassStatus.CANCELLED, Reason.REVOKED)
                .or(() ->
                        when(
                                pass.status() == PassStatus.EXPIRED
                                        || at.isAfter(pass.validUntil()),
                                Reason.EXPIRED))
                .or(() -> when(at.isBefore(pass.validFrom()), Reason.NOT_YET_VALID))
                .or(() ->
                        when(
                                pass.singleUse() && pass.status() == PassStatus.USED,
                                Reason.ALREADY_USED));
    }

    private static Optional<Reason> hours(Shown shown, Instant at) {
        return when(
                shown instanceof Shown.ByPass(Pass pass)
                        && (pass.kind() == PassKind.RECURRING || !pass.windows().isEmpty())
                        && pass.windows().stream()
                                .noneMatch(window ->
                                        !at.isBefore(window.from()) && at.isBefore(window.until())),
                Reason.OUTSIDE_HOURS);
    }

    private static Optional<Reason> zone(Shown shown, GateFacts gate) {
        return when(
                switch (shown) {
                    case Shown.ByPass(Pass _) -> !gate.visitorsAllowed();
                    case Shown.ByCredential(HeldCredential credential) ->
                            !credential.zoneIds().isEmpty()
                                    && !credential.zoneIds().contains(gate.zoneId());
                    case Shown.Nothing(), Shown.Refused(Reason _), Shown.ByHand(UUID _) -> false;
                },
                Reason.WRONG_ZONE);
    }

    private static Optional<Reason> house(Shown shown, @Nullable UUID expected) {
        return when(
                expected != null
                        && switch (shown) {
                            case Shown.ByPass(Pass pass) -> !pass.propertyId().equals(expected);
                            case Shown.ByCredential(HeldCredential credential) ->
                                    !credential.propertyId().equals(expected);
                            case Shown.Nothing(), Shown.Refused(Reason _), Shown.ByHand(UUID _) ->
                                    false;
                        },
                Reason.WRONG_PROPERTY);
    }

    private static Optional<Reason> passback(Snapshot snapshot) {
        return when(needsPlace(snapshot) && snapshot.inside(), Reason.ALREADY_INSIDE);
    }

    private static Optional<Reason> when(boolean applies, Reason reason) {
        return applies ? Optional.of(reason) : Optional.empty();
    }
}
