package io.smartvillage.access.reported;

import io.smartvillage.access.accesslog.AccessLogEntry;
import io.smartvillage.access.accesslog.AccessStatus;
import io.smartvillage.access.accesslog.AppendAccessLog;
import io.smartvillage.access.accesslog.Direction;
import io.smartvillage.access.decision.DecisionEvent;
import io.smartvillage.access.reported.Report.OverUse;
import io.smartvillage.access.reported.ReportedEvent.PassOverused;
import io.smartvillage.access.reported.ReportedRows.Claim;
import io.smartvillage.access.reported.ReportedRows.FirstUse;
import io.smartvillage.access.reported.ReportedRows.Whereabouts;
import io.smartvillage.platform.messaging.Outbox;
import io.smartvillage.platform.tenancy.CurrentVillage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Writes down what is new: the log, each pass's one use and whoever went in beyond it, who is
/// inside, and tells of it.
@Component
class KeepReported {

    private final ReportedRows rows;
    private final AppendAccessLog appendAccessLog;
    private final Outbox outbox;

    KeepReported(ReportedRows rows, AppendAccessLog appendAccessLog, Outbox outbox) {
        this.rows = rows;
        this.appendAccessLog = appendAccessLog;
        this.outbox = outbox;
    }

    /// @param zones by gate
    /// @param overUses gets those that are beyond a pass's one use
    void keep(
            List<ReportedEntry> kept, Map<UUID, UUID> zones, Instant now, List<OverUse> overUses) {
        var beyond = beyondTheOneUse(kept);
        var events = new ArrayList<Object>(kept.size());
        var log = new ArrayList<AccessLogEntry>(kept.size());
        for (var entry : kept) {
            var overUse = beyond.get(entry);
            var written = written(entry, now, overUse != null);
            log.add(written);
            events.add(DecisionEvent.of(written));
            var pass = entry.pass();
            if (overUse != null && pass != null) {
                overUses.add(
                        new OverUse(
                                entry.scan().told().index(),
                                pass.id(),
                                overUse.at(),
                                overUse.gateId()));
                events.add(
                        new PassOverused(
                                written.id(),
                                pass.id(),
                                pass.propertyId(),
                                written.gateId(),
                                written.deviceTime(),
                                overUse.at(),
                                overUse.gateId()));
            }
        }
        appendAccessLog.append(Collections.nCopies(log.size(), CurrentVillage.id()), log);
        rows.moved(latest(kept, zones));
        outbox.publishAll(events);
    }

    /// Entries, in the order of their time, that the pass's one use did not cover.
    private Map<ReportedEntry, FirstUse> beyondTheOneUse(List<ReportedEntry> kept) {
        var first = new LinkedHashMap<UUID, ReportedEntry>();
        var claiming = kept.stream().filter(ReportedEntry::needsClaim).toList();
        claiming.forEach(
                entry -> first.putIfAbsent(Objects.requireNonNull(entry.pass()).id(), entry));
        var won =
                rows.claimUses(
                        first.entrySet().stream()
                                .map(use ->
                                        new Claim(
                                                use.getKey(),
                                                use.getValue().logId(),
                                                use.getValue().at()))
                                .toList());
        var others =
                claiming.stream()
                        .filter(entry -> {
                            var pass = Objects.requireNonNull(entry.pass()).id();
                            return !won.contains(pass) || !entry.equals(first.get(pass));
                        })
                        .toList();
        var lost =
                rows.firstUses(
                        first.keySet().stream().filter(pass -> !won.contains(pass)).toList());
        var beyond = new HashMap<ReportedEntry, FirstUse>();
        for (var entry : others) {
            var pass = Objects.requireNonNull(entry.pass()).id();
            var winner = Objects.requireNonNull(first.get(pass));
            beyond.put(
                    entry,
                    won.contains(pass)
                            ? new FirstUse(winner.at(), winner.scan().told().gateId())
                            : Objects.requireNonNull(lost.get(pass)));
        }
        return beyond;
    }

    private static AccessLogEntry written(ReportedEntry entry, Instant now, boolean overUse) {
        var told = entry.scan().told();
        var pass = entry.pass();
        var credential = entry.credential();
        return new AccessLogEntry(
                entry.logId(),
                pass != null
                        ? pass.propertyId()
                        : credential == null ? null : credential.propertyId(),
                credential == null ? null : credential.userId(),
                told.deviceTime(),
                told.direction(),
                told.method(),
                told.status(),
                now,
                told.gateId(),
                told.reason(),
                told.manualReason(),
                pass == null ? null : pass.id(),
                credential == null ? null : credential.id(),
                told.decidedBy(),
                told.deviceTime(),
                entry.scan().nonce().nonce(),
                told.rulesVersion(),
                told.source(),
                overUse);
    }

    private static Collection<Whereabouts> latest(List<ReportedEntry> kept, Map<UUID, UUID> zones) {
        var latest = new LinkedHashMap<List<UUID>, Whereabouts>();
        for (var entry : kept) {
            var told = entry.scan().told();
            if (told.status() != AccessStatus.GRANTED) {
                continue;
            }
            var zone = Objects.requireNonNull(zones.get(told.gateId()));
            var pass = entry.pass();
            var credential = entry.credential();
            var inside = told.direction() == Direction.ENTRY;
            if (pass != null) {
                latest.put(
                        List.of(zone, pass.id()),
                        new Whereabouts(
                                zone,
                                pass.id(),
                                true,
                                pass.propertyId(),
                                null,
                                inside,
                                entry.at(),
                                pass.validUntil(),
                                told.gateId()));
            } else if (credential != null) {
                latest.put(
                        List.of(zone, credential.id()),
                        new Whereabouts(
                                zone,
                                credential.id(),
                                false,
                                credential.propertyId(),
                                credential.userId(),
                                inside,
                                entry.at(),
                                null,
                                told.gateId()));
            }
        }
        return latest.values();
    }

    /// @param overUses gets those of them that were beyond a pass's one use when they came first
    void tellAgain(List<ReportedEntry> repeated, List<OverUse> overUses) {
        var passes =
                rows.overUsed(
                        repeated.stream()
                                .map(entry -> entry.scan().nonce())
                                .collect(Collectors.toSet()));
        if (passes.isEmpty()) {
            return;
        }
        var firstUses = rows.firstUses(new HashSet<>(passes.values()));
        for (var entry : repeated) {
            var pass = passes.get(entry.scan().nonce());
            if (pass != null) {
                var first = Objects.requireNonNull(firstUses.get(pass));
                overUses.add(
                        new OverUse(entry.scan().told().index(), pass, first.at(), first.gateId()));
            }
        }
    }
}
