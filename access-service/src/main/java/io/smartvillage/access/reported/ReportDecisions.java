package io.smartvillage.access.reported;

import io.smartvillage.access.accesslog.AccessLogEntry;
import io.smartvillage.access.accesslog.AccessMethod;
import io.smartvillage.access.accesslog.AccessStatus;
import io.smartvillage.access.accesslog.Direction;
import io.smartvillage.access.accesslog.ManualReason;
import io.smartvillage.access.accesslog.Source;
import io.smartvillage.access.credential.CredentialHash;
import io.smartvillage.access.credential.CredentialValue;
import io.smartvillage.access.credential.Provinces;
import io.smartvillage.access.decision.CodeAttempts;
import io.smartvillage.access.decision.CodeAttempts.Attempt;
import io.smartvillage.access.decision.DecisionEvent;
import io.smartvillage.access.pass.EntryCodeKey;
import io.smartvillage.access.pass.PassKey;
import io.smartvillage.access.pass.PassKeyStatus;
import io.smartvillage.access.pass.PassKeys;
import io.smartvillage.access.pass.SignedPass;
import io.smartvillage.access.reported.Report.Broken;
import io.smartvillage.access.reported.Report.OverUse;
import io.smartvillage.access.reported.ReportedEvent.PassOverused;
import io.smartvillage.access.reported.ReportedRows.Claim;
import io.smartvillage.access.reported.ReportedRows.ClaimedNonce;
import io.smartvillage.access.reported.ReportedRows.FirstUse;
import io.smartvillage.access.reported.ReportedRows.KnownCredential;
import io.smartvillage.access.reported.ReportedRows.KnownPass;
import io.smartvillage.access.reported.ReportedRows.Nonce;
import io.smartvillage.access.reported.ReportedRows.Whereabouts;
import io.smartvillage.platform.messaging.Outbox;
import io.smartvillage.platform.tenancy.CurrentVillage;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.IdGenerator;

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

    /// Of a decision that no rules were asked for.
    private static final int NO_RULES = 0;

    private final ReportedRows rows;
    private final PassKeys passKeys;
    private final CodeAttempts codeAttempts;
    private final EntryCodeKey entryCodeKey;
    private final CredentialHash credentialHash;
    private final Outbox outbox;
    private final TransactionTemplate transaction;
    private final IdGenerator ids;
    private final Clock clock;

    /// A row in form, and what it is found by.
    ///
    /// @param signed the pass of a QR code
    /// @param hash in hexadecimal, of what was shown
    /// @param province of a plate, if it was read
    private record Row(
            ReportedDecision decision,
            Nonce nonce,
            @Nullable UUID passId,
            @Nullable SignedPass signed,
            @Nullable String hash,
            @Nullable Integer province) {

        private static final Comparator<Row> IN_TIME =
                Comparator.comparing((Row row) -> row.told().deviceTime())
                        .thenComparingInt(row -> row.told().index());

        ReportedDecision told() {
            return decision;
        }

        boolean isGranted() {
            return decision.status() == AccessStatus.GRANTED;
        }

        Row offline() {
            return new Row(decision, nonce.offline(), passId, signed, hash, province);
        }

        boolean isByPass() {
            return decision.method() == AccessMethod.CODE || decision.method() == AccessMethod.QR;
        }

        /// True if the pass is found by its code, and by nothing else.
        boolean triesCode() {
            return isByPass() && passId == null && signed == null;
        }

        /// What the pass says itself, if the village signed it.
        Optional<KnownPass> asItSays(Map<UUID, PassKey> keys) {
            return Optional.ofNullable(signed)
                    .filter(pass ->
                            pass.villageId().filter(CurrentVillage.id()::equals).isPresent())
                    .filter(pass ->
                            pass.keyId()
                                    .flatMap(id -> Optional.ofNullable(keys.get(id)))
                                    .filter(key -> key.status() != PassKeyStatus.REVOKED)
                                    .filter(key -> pass.isSignedBy(key.publicKey()))
                                    .isPresent())
                    .flatMap(pass -> pass.asItSays(null))
                    .filter(pass -> pass.id().equals(passId))
                    .map(KnownPass::signed);
        }
    }

    /// A row that is new.
    private record Entry(
            Row row, UUID logId, @Nullable KnownPass pass, @Nullable KnownCredential credential) {

        Instant at() {
            return row.told().deviceTime();
        }

        Entry offline() {
            return new Entry(row.offline(), logId, pass, credential);
        }

        Entry unresolved() {
            return new Entry(row, logId, null, null);
        }

        boolean needsClaim() {
            return pass != null
                    && pass.singleUse()
                    && row.isGranted()
                    && row.told().direction() == Direction.ENTRY;
        }
    }

    ReportDecisions(
            ReportedRows rows,
            PassKeys passKeys,
            CodeAttempts codeAttempts,
            EntryCodeKey entryCodeKey,
            CredentialHash credentialHash,
            Outbox outbox,
            PlatformTransactionManager transactions,
            IdGenerator ids,
            Clock clock) {
        this.rows = rows;
        this.passKeys = passKeys;
        this.codeAttempts = codeAttempts;
        this.entryCodeKey = entryCodeKey;
        this.credentialHash = credentialHash;
        this.outbox = outbox;
        this.transaction = new TransactionTemplate(transactions);
        this.ids = ids;
        this.clock = clock;
    }

    /// Every row is checked by itself: the broken ones are named, the others are kept.
    ///
    /// @param decisions of gates of the current village
    public Report report(List<ReportedDecision> decisions) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var broken = new ArrayList<Broken>();
        var good = new ArrayList<Row>(decisions.size());
        for (var decision : decisions) {
            var problems = CheckReported.problems(decision, now);
            if (problems.isEmpty()) {
                good.add(row(decision));
            } else {
                broken.addAll(problems);
            }
        }
        good.sort(Row.IN_TIME);
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

    /// A guard's hand let a visitor through. That has happened, like all that is reported: an entry
    /// claims the pass's one use, and is an over-use if that was made before. Whoever goes out by
    /// hand leaves every zone.
    ///
    /// A guard who names no gate, or none of the village's, stands at its first one. A village
    /// without gates has no access log: nothing is written, and the pass's state says that it is
    /// used.
    public void passedByHand(PassedByHand passage) {
        transaction.executeWithoutResult(_ ->
                rows.gateByHand(passage.gateId(), passage.direction())
                        .ifPresent(gate -> store(passage, gate)));
    }

    private void store(PassedByHand passage, UUID gate) {
        var told =
                new ReportedDecision(
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
        var entry =
                new Entry(
                        new Row(
                                told,
                                new Nonce(gate, told.nonce()),
                                passage.visitorId(),
                                null,
                                null,
                                null),
                        ids.generateId(),
                        KnownPass.byHand(passage),
                        null);
        var kept = new ArrayList<Entry>();
        keepFresh(List.of(entry), kept);
        if (!kept.isEmpty()) {
            var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            write(kept, rows.zonesOf(Set.of(gate)), now, new ArrayList<>());
            if (passage.direction() == Direction.EXIT) {
                rows.leftEveryZone(passage.visitorId(), gate, entry.at());
            }
        }
    }

    private Row row(ReportedDecision decision) {
        var village = CurrentVillage.id();
        var credential = Objects.requireNonNullElse(decision.credential(), "").strip();
        UUID passId = decision.passId();
        SignedPass signed = null;
        String hash = null;
        Integer province = null;
        if (!credential.isEmpty()) {
            switch (decision.method()) {
                case CODE -> hash = hash(entryCodeKey.hash(village, credential));
                case QR -> {
                    signed = SignedPass.read(credential).orElse(null);
                    if (signed == null) {
                        hash = hash(entryCodeKey.hash(village, credential));
                    } else if (passId == null) {
                        passId = signed.passId().orElse(null);
                    }
                }
                case CARD, PLATE, APP -> {
                    var value = CheckReported.value(decision.method(), credential);
                    hash = value.map(it -> hash(credentialHash.of(it))).orElse(null);
                    province = value.map(CredentialValue::provinceCode).orElse(null);
                }
                case BIOMETRIC, MANUAL -> {}
            }
        }
        return new Row(
                decision,
                new Nonce(decision.gateId(), decision.nonce()),
                passId,
                signed,
                hash,
                province);
    }

    private static String hash(byte[] hash) {
        return ReportedRows.hex(hash);
    }

    private Report store(List<Row> chunk, Instant now) {
        var broken = new ArrayList<Broken>();
        var zones = rows.zonesOf(setOf(chunk, row -> row.nonce().gateId()));
        var entries = entries(chunk, zones.keySet(), broken);
        var kept = new ArrayList<Entry>();
        var repeated = keepFresh(entries, kept);
        var opened = openedThoughRefused(repeated);
        if (!opened.isEmpty()) {
            repeated.removeIf(entry -> opened.containsKey(entry.logId()));
            repeated.addAll(keepFresh(opened.values(), kept));
            kept.sort(Comparator.comparing(Entry::row, Row.IN_TIME));
        }
        var throttled = throttled(kept, now);
        kept.replaceAll(entry -> throttled.contains(entry.logId()) ? entry.unresolved() : entry);
        var overUses = new ArrayList<OverUse>();
        if (!kept.isEmpty()) {
            write(kept, zones, now, overUses);
        }
        repeatedOverUses(repeated, overUses);
        return new Report(kept.size(), throttled.size(), repeated.size(), broken, overUses);
    }

    /// @return those whose nonce is known
    private List<Entry> keepFresh(Collection<Entry> entries, List<Entry> kept) {
        var fresh = claimNonces(entries);
        var known = new ArrayList<Entry>();
        for (var entry : entries) {
            (fresh.remove(entry.row().nonce()) ? kept : known).add(entry);
        }
        return known;
    }

    /// @return under nonces of their own, by log id and in the same order
    private Map<UUID, Entry> openedThoughRefused(List<Entry> known) {
        var granted = known.stream().filter(entry -> entry.row().isGranted()).toList();
        var refused = rows.refusedHere(setOf(granted, entry -> entry.row().nonce()));
        var opened = new LinkedHashMap<UUID, Entry>();
        for (var entry : granted) {
            if (refused.contains(entry.row().nonce())) {
                opened.put(entry.logId(), entry.offline());
            }
        }
        return opened;
    }

    private Set<UUID> throttled(List<Entry> kept, Instant now) {
        var village = CurrentVillage.id();
        return codeAttempts.throttled(
                kept.stream()
                        .filter(entry -> entry.row().triesCode())
                        .map(entry -> new Attempt(village, entry.logId(), entry.pass() == null))
                        .toList(),
                LocalDate.ofInstant(now, ZoneOffset.UTC));
    }

    private List<Entry> entries(List<Row> chunk, Set<UUID> gates, List<Broken> broken) {
        var passes = passes(chunk);
        var keys = keysOfUnknown(chunk, passes);
        var credentials = credentials(chunk);
        var entries = new ArrayList<Entry>(chunk.size());
        for (var row : chunk) {
            var told = row.told();
            if (!gates.contains(told.gateId())) {
                broken.add(new Broken(told.index(), "gateId", "field.gate"));
                continue;
            }
            var pass = row.isByPass() ? passOf(row, passes) : null;
            if (pass == null) {
                pass = row.asItSays(keys).orElse(null);
            }
            if (pass == null && row.passId() != null && told.passId() != null) {
                broken.add(new Broken(told.index(), "passId", "field.pass"));
                continue;
            }
            var credential = row.isByPass() ? null : credentialOf(row, credentials);
            if (credential == null && told.credentialId() != null) {
                broken.add(new Broken(told.index(), "credentialId", "field.credential"));
                continue;
            }
            entries.add(new Entry(row, ids.generateId(), pass, credential));
        }
        return entries;
    }

    private Map<Object, List<KnownPass>> passes(List<Row> chunk) {
        var byPass = chunk.stream().filter(Row::isByPass).toList();
        var known = new HashMap<Object, List<KnownPass>>();
        for (var pass : rows.passes(setOf(byPass, Row::passId), setOf(byPass, Row::hash))) {
            known.put(pass.id(), List.of(pass));
            known.computeIfAbsent(pass.codeHash(), _ -> new ArrayList<>()).add(pass);
        }
        return known;
    }

    /// Of passes that did not come from visitor-service yet: their one use is made all the same.
    private Map<UUID, PassKey> keysOfUnknown(List<Row> chunk, Map<Object, List<KnownPass>> passes) {
        var keyIds =
                chunk.stream()
                        .filter(row -> passOf(row, passes) == null)
                        .flatMap(row -> Optional.ofNullable(row.signed()).stream())
                        .flatMap(signed -> signed.keyId().stream())
                        .collect(Collectors.toSet());
        return keyIds.isEmpty()
                ? Map.of()
                : passKeys.find(keyIds).stream()
                        .collect(Collectors.toMap(PassKey::id, Function.identity()));
    }

    /// A code can be drawn again once its pass is over: the pass that it was then goes before
    /// others.
    private static @Nullable KnownPass passOf(Row row, Map<Object, List<KnownPass>> passes) {
        var key = row.passId() == null ? row.hash() : row.passId();
        if (key == null) {
            return null;
        }
        var at = row.told().deviceTime();
        return passes.getOrDefault(key, List.of()).stream()
                .max(
                        Comparator.comparing((KnownPass pass) -> pass.isGoodAt(at))
                                .thenComparing(pass -> pass.status().equals("valid"))
                                .thenComparing(pass -> pass.status().equals("used"))
                                .thenComparing(KnownPass::validUntil))
                .orElse(null);
    }

    private Map<Object, List<KnownCredential>> credentials(List<Row> chunk) {
        var byCredential = chunk.stream().filter(row -> !row.isByPass()).toList();
        var known = new HashMap<Object, List<KnownCredential>>();
        for (var credential :
                rows.credentials(
                        setOf(byCredential, row -> row.told().credentialId()),
                        setOf(byCredential, Row::hash))) {
            known.put(credential.id(), List.of(credential));
            known.computeIfAbsent(
                            credential.kind() + credential.valueHash(), _ -> new ArrayList<>())
                    .add(credential);
        }
        return known;
    }

    private static @Nullable KnownCredential credentialOf(
            Row row, Map<Object, List<KnownCredential>> credentials) {
        var told = row.told();
        var hash = row.hash();
        if (told.credentialId() == null && hash == null) {
            return null;
        }
        var key =
                told.credentialId() == null
                        ? told.method().name().toLowerCase(Locale.ROOT) + hash
                        : told.credentialId();
        var held = credentials.getOrDefault(key, List.of());
        var inUse = held.stream().filter(it -> !it.revoked()).toList();
        return told.credentialId() != null || inUse.isEmpty()
                ? held.stream().max(Comparator.comparing(KnownCredential::id)).orElse(null)
                : Provinces.meant(inUse, KnownCredential::province, row.province()).orElse(null);
    }

    private Set<Nonce> claimNonces(Collection<Entry> entries) {
        var first = new LinkedHashMap<Nonce, ClaimedNonce>();
        for (var entry : entries) {
            first.putIfAbsent(
                    entry.row().nonce(),
                    new ClaimedNonce(entry.row().nonce(), entry.logId(), entry.at()));
        }
        return first.isEmpty() ? new HashSet<>() : rows.claimNonces(first.values());
    }

    private void write(
            List<Entry> kept, Map<UUID, UUID> zones, Instant now, List<OverUse> overUses) {
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
                                entry.row().told().index(),
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
        rows.append(log);
        rows.moved(latest(kept, zones));
        outbox.publishAll(events);
    }

    /// Entries, in the order of their time, that the pass's one use did not cover.
    private Map<Entry, FirstUse> beyondTheOneUse(List<Entry> kept) {
        var first = new LinkedHashMap<UUID, Entry>();
        var claiming = kept.stream().filter(Entry::needsClaim).toList();
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
        var beyond = new HashMap<Entry, FirstUse>();
        for (var entry : others) {
            var pass = Objects.requireNonNull(entry.pass()).id();
            var winner = Objects.requireNonNull(first.get(pass));
            beyond.put(
                    entry,
                    won.contains(pass)
                            ? new FirstUse(winner.at(), winner.row().told().gateId())
                            : Objects.requireNonNull(lost.get(pass)));
        }
        return beyond;
    }

    private static AccessLogEntry written(Entry entry, Instant now, boolean overUse) {
        var told = entry.row().told();
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
                entry.row().nonce().nonce(),
                told.rulesVersion(),
                told.source(),
                overUse);
    }

    private static Collection<Whereabouts> latest(List<Entry> kept, Map<UUID, UUID> zones) {
        var latest = new LinkedHashMap<List<UUID>, Whereabouts>();
        for (var entry : kept) {
            var told = entry.row().told();
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

    private void repeatedOverUses(List<Entry> repeated, List<OverUse> overUses) {
        var passes = rows.overUsed(setOf(repeated, entry -> entry.row().nonce()));
        if (passes.isEmpty()) {
            return;
        }
        var firstUses = rows.firstUses(new HashSet<>(passes.values()));
        for (var entry : repeated) {
            var pass = passes.get(entry.row().nonce());
            if (pass != null) {
                var first = Objects.requireNonNull(firstUses.get(pass));
                overUses.add(
                        new OverUse(entry.row().told().index(), pass, first.at(), first.gateId()));
            }
        }
    }

    private static <R, T> Set<T> setOf(List<R> rows, Function<R, @Nullable T> part) {
        return rows.stream().map(part).filter(Objects::nonNull).collect(Collectors.toSet());
    }
}
