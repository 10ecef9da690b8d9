package io.smartvillage.access.reported;

import io.smartvillage.access.accesslog.AccessMethod;
import io.smartvillage.access.accesslog.AccessStatus;
import io.smartvillage.access.accesslog.Direction;
import io.smartvillage.access.accesslog.ManualReason;
import io.smartvillage.access.accesslog.Source;
import io.smartvillage.access.reported.ReportedRows.ClaimedNonce;
import io.smartvillage.access.reported.ReportedRows.KnownPass;
import io.smartvillage.access.reported.ReportedRows.Nonce;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.IdGenerator;

/// Writes down that a guard's hand let a visitor through. That has happened, like all that is
/// reported: an entry claims the pass's one use, and is an over-use if that was made before.
/// Whoever goes out by hand leaves every zone.
@Service
public class RecordPassageByHand {

    /// Of a decision that no rules were asked for.
    private static final int NO_RULES = 0;

    private final ReportedRows rows;
    private final KeepReported keepReported;
    private final IdGenerator ids;
    private final Clock clock;

    RecordPassageByHand(
            ReportedRows rows, KeepReported keepReported, IdGenerator ids, Clock clock) {
        this.rows = rows;
        this.keepReported = keepReported;
        this.ids = ids;
        this.clock = clock;
    }

    /// Being told again changes nothing.
    ///
    /// A guard who names no gate, or none of the village's, stands at its first one. A village
    /// without gates has no access log: nothing is written, and the pass's state says that it is
    /// used.
    @Transactional
    public void record(PassedByHand passage) {
        rows.gateByHand(passage.gateId(), passage.direction())
                .ifPresent(gate -> record(passage, gate));
    }

    private void record(PassedByHand passage, UUID gate) {
        var told = told(passage, gate);
        var scan =
                new ReportedScan(
                        told, new Nonce(gate, told.nonce()), passage.visitorId(), null, null, null);
        var entry = new ReportedEntry(scan, ids.generateId(), KnownPass.byHand(passage), null);
        var claim = new ClaimedNonce(scan.nonce(), entry.logId(), entry.at());
        if (rows.claimNonces(List.of(claim)).isEmpty()) {
            return;
        }
        keepReported.keep(
                List.of(entry),
                rows.zonesOf(Set.of(gate)),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                new ArrayList<>());
        if (passage.direction() == Direction.EXIT) {
            rows.leftEveryZone(passage.visitorId(), gate, entry.at());
        }
    }

    private static ReportedDecision told(PassedByHand passage, UUID gate) {
        return new ReportedDecision(
                0,
                gate,
                passage.guardId(),
                passage.passageId().toString(),
                passage.direction(),
                AccessMethod.MANUAL,
                null,
                passage.visitorId(),
                null,
                AccessStatus.GRANTED,
                null,
                passage.kind() == PassedByHand.Kind.DELIVERY
                        ? ManualReason.DELIVERY
                        : ManualReason.VISITOR,
                passage.passedAt(),
                NO_RULES,
                Source.OFFLINE);
    }
}
