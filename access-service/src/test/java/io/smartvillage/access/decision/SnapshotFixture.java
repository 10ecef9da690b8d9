package io.smartvillage.access.decision;

import io.smartvillage.access.accesslog.Direction;
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
import org.jspecify.annotations.Nullable;

/// Snapshots, at first of somebody who is let through.
final class SnapshotFixture {

    static final Instant NOW = Instant.parse("2026-11-23T03:00:00Z");
    static final Duration HOUR = Duration.ofHours(1);
    static final UUID ZONE = UUID.randomUUID();
    static final UUID HOUSE = UUID.randomUUID();

    private final Direction direction;
    private final Shown shown;
    private GateDirection gateDirection = GateDirection.BOTH;
    private GateStatus gateStatus = GateStatus.ACTIVE;
    private boolean antiPassback;
    private boolean visitorsAllowed = true;
    private @Nullable UUID expected;
    private boolean blocked;
    private boolean throttled;
    private boolean entered;
    private boolean inside;
    private boolean used;

    private SnapshotFixture(Direction direction, Shown shown) {
        this.direction = direction;
        this.shown = shown;
    }

    static SnapshotFixture entry(Shown shown) {
        return new SnapshotFixture(Direction.ENTRY, shown);
    }

    static SnapshotFixture exit(Shown shown) {
        return new SnapshotFixture(Direction.EXIT, shown);
    }

    SnapshotFixture at(GateStatus status) {
        gateStatus = status;
        return this;
    }

    SnapshotFixture at(GateDirection gate) {
        gateDirection = gate;
        return this;
    }

    SnapshotFixture antiPassback() {
        antiPassback = true;
        return this;
    }

    SnapshotFixture residentsOnly() {
        visitorsAllowed = false;
        return this;
    }

    SnapshotFixture to(UUID house) {
        expected = house;
        return this;
    }

    SnapshotFixture blocked() {
        blocked = true;
        return this;
    }

    SnapshotFixture throttled() {
        throttled = true;
        return this;
    }

    SnapshotFixture entered() {
        entered = true;
        return this;
    }

    SnapshotFixture inside() {
        inside = true;
        return this;
    }

    SnapshotFixture used() {
        used = true;
        return this;
    }

    Snapshot snapshot() {
        return new Snapshot(
                new GateFacts(
                        UUID.randomUUID(),
                        gateDirection,
                        gateStatus,
                        ZONE,
                        antiPassback,
                        visitorsAllowed),
                direction,
                NOW,
                shown,
                expected,
                blocked,
                throttled,
                entered,
                inside,
                used);
    }

    static PassFixture aPass() {
        return new PassFixture(PassKind.VISIT, List.of());
    }

    static PassFixture aRecurringPass(PassWindow... windows) {
        return new PassFixture(PassKind.RECURRING, List.of(windows)).manyUses();
    }

    static final class PassFixture {

        private final PassKind kind;
        private final List<PassWindow> windows;
        private PassStatus status = PassStatus.VALID;
        private Instant from = NOW.minus(HOUR);
        private Instant until = NOW.plus(HOUR);
        private boolean singleUse = true;

        private PassFixture(PassKind kind, List<PassWindow> windows) {
            this.kind = kind;
            this.windows = windows;
        }

        PassFixture with(PassStatus changed) {
            status = changed;
            return this;
        }

        PassFixture valid(Instant since, Instant end) {
            from = since;
            until = end;
            return this;
        }

        PassFixture manyUses() {
            singleUse = false;
            return this;
        }

        Shown shown() {
            return new Shown.ByPass(
                    new Pass(
                            UUID.randomUUID(),
                            HOUSE,
                            status,
                            from,
                            until,
                            singleUse,
                            kind,
                            1,
                            windows,
                            "99/1"));
        }
    }

    static CardFixture aCard() {
        return new CardFixture();
    }

    static final class CardFixture {

        private CredentialStatus status = CredentialStatus.ACTIVE;
        private boolean holderActive = true;
        private @Nullable Instant from;
        private @Nullable Instant until;
        private Set<UUID> zones = Set.of();

        CardFixture with(CredentialStatus changed) {
            status = changed;
            return this;
        }

        CardFixture ofSuspended() {
            holderActive = false;
            return this;
        }

        CardFixture valid(@Nullable Instant since, @Nullable Instant end) {
            from = since;
            until = end;
            return this;
        }

        CardFixture in(UUID... of) {
            zones = Set.of(of);
            return this;
        }

        Shown shown() {
            return new Shown.ByCredential(
                    new HeldCredential(
                            UUID.randomUUID(),
                            UUID.randomUUID(),
                            HOUSE,
                            status,
                            holderActive,
                            from,
                            until,
                            zones,
                            null,
                            "99/1"));
        }
    }
}
