package io.smartvillage.access.reported;

import io.smartvillage.access.decision.CodeAttempts;
import io.smartvillage.access.decision.CodeAttempts.Attempt;
import io.smartvillage.access.reported.Report.Broken;
import io.smartvillage.access.reported.Report.OverUse;
import io.smartvillage.access.reported.ReportedRows.ClaimedNonce;
import io.smartvillage.access.reported.ReportedRows.Nonce;
import io.smartvillage.platform.tenancy.CurrentVillage;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Writes down decisions that were made without this service: they have happened, so they are not
/// judged again. A pass's one use is claimed for whoever was first by the devices' clocks among
/// those that come together, and after what is claimed already; entries beyond it are kept and
/// named.
///
/// The rows of a call are written in chunks, each in a transaction of its own unless the caller has
/// one. A nonce that the gate has used changes nothing, whether it came before or in the same call,
/// and whether the decision was made here or there: a report can be repeated. But who was let in
/// although this service refused (its answer came too late, and the gate fails open) came in: that
/// is kept once, beside the refusal, under a nonce made of the first.
///
/// Unknown codes count as wrong ones of today. Once there were too many, codes are not looked up
/// any more: reports are no way to find out which ones there are.
///
/// Nobody needs to be calling: devices and Kafka have no token.
@Service
public class ReportDecisions {

    private static final int CHUNK = 2000;

    private final ReportedRows rows;
    private final ResolveReported resolveReported;
    private final CodeAttempts codeAttempts;
    private final KeepReported keepReported;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ReportDecisions(
            ReportedRows rows,
            ResolveReported resolveReported,
            CodeAttempts codeAttempts,
            KeepReported keepReported,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.rows = rows;
        this.resolveReported = resolveReported;
        this.codeAttempts = codeAttempts;
        this.keepReported = keepReported;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /// Every row is checked by itself: the broken ones are named, the others are kept.
    ///
    /// @param decisions of gates of the current village
    public Report report(List<ReportedDecision> decisions) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var broken = new ArrayList<Broken>();
        var good = new ArrayList<ReportedScan>(decisions.size());
        for (var decision : decisions) {
            var problems = CheckReported.problems(decision, now);
            if (problems.isEmpty()) {
                good.add(resolveReported.scan(decision));
            } else {
                broken.addAll(problems);
            }
        }
        good.sort(ReportedScan.IN_TIME);
        int stored = 0;
        int unresolved = 0;
        int duplicates = 0;
        var overUses = new ArrayList<OverUse>();
        for (int from = 0; from < good.size(); from += CHUNK) {
            var chunk = good.subList(from, Math.min(from + CHUNK, good.size()));
            var done = Objects.requireNonNull(transaction.execute(_ -> store(chunk, now)));
            stored += done.stored();
            unresolved += done.unresolved();
            duplicates += done.duplicates();
            broken.addAll(done.broken());
            overUses.addAll(done.overUses());
        }
        broken.sort(Comparator.comparingInt(Broken::index).thenComparing(Broken::field));
        overUses.sort(Comparator.comparingInt(OverUse::index));
        return new Report(stored, unresolved, duplicates, broken, overUses);
    }

    private Report store(List<ReportedScan> chunk, Instant now) {
        var broken = new ArrayList<Broken>();
        var zones = rows.zonesOf(setOf(chunk, row -> row.nonce().gateId()));
        var entries = resolveReported.resolve(chunk, zones.keySet(), broken);
        var kept = new ArrayList<ReportedEntry>();
        var repeated = keepFresh(entries, kept);
        var opened = openedThoughRefused(repeated);
        if (!opened.isEmpty()) {
            repeated.removeIf(entry -> opened.containsKey(entry.logId()));
            repeated.addAll(keepFresh(opened.values(), kept));
            kept.sort(Comparator.comparing(ReportedEntry::scan, ReportedScan.IN_TIME));
        }
        var throttled = throttled(kept, now);
        kept.replaceAll(entry -> throttled.contains(entry.logId()) ? entry.unresolved() : entry);
        var overUses = new ArrayList<OverUse>();
        if (!kept.isEmpty()) {
            keepReported.keep(kept, zones, now, overUses);
        }
        keepReported.tellAgain(repeated, overUses);
        return new Report(kept.size(), throttled.size(), repeated.size(), broken, overUses);
    }

    /// @return those whose nonce is known
    private List<ReportedEntry> keepFresh(
            Collection<ReportedEntry> entries, List<ReportedEntry> kept) {
        var fresh = claimNonces(entries);
        var known = new ArrayList<ReportedEntry>();
        for (var entry : entries) {
            (fresh.remove(entry.scan().nonce()) ? kept : known).add(entry);
        }
        return known;
    }

    /// @return under nonces of their own, by log id and in the same order
    private Map<UUID, ReportedEntry> openedThoughRefused(List<ReportedEntry> known) {
        var granted = known.stream().filter(entry -> entry.scan().isGranted()).toList();
        var refused = rows.refusedHere(setOf(granted, entry -> entry.scan().nonce()));
        var opened = new LinkedHashMap<UUID, ReportedEntry>();
        for (var entry : granted) {
            if (refused.contains(entry.scan().nonce())) {
                opened.put(entry.logId(), entry.offline());
            }
        }
        return opened;
    }

    private Set<UUID> throttled(List<ReportedEntry> kept, Instant now) {
        var village = CurrentVillage.id();
        return codeAttempts.throttled(
                kept.stream()
                        .filter(entry -> entry.scan().triesCode())
                        .map(entry -> new Attempt(village, entry.logId(), entry.pass() == null))
                        .toList(),
                LocalDate.ofInstant(now, ZoneOffset.UTC));
    }

    private Set<Nonce> claimNonces(Collection<ReportedEntry> entries) {
        var first = new LinkedHashMap<Nonce, ClaimedNonce>();
        for (var entry : entries) {
            first.putIfAbsent(
                    entry.scan().nonce(),
                    new ClaimedNonce(entry.scan().nonce(), entry.logId(), entry.at()));
        }
        return first.isEmpty() ? new HashSet<>() : rows.claimNonces(first.values());
    }

    private static <R, T> Set<T> setOf(List<R> rows, Function<R, T> part) {
        return rows.stream().map(part).collect(Collectors.toSet());
    }
}
