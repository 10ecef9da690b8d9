package io.smartvillage.access.reported;

import io.smartvillage.access.credential.CredentialHash;
import io.smartvillage.access.credential.CredentialValue;
import io.smartvillage.access.credential.Provinces;
import io.smartvillage.access.pass.EntryCodeKey;
import io.smartvillage.access.pass.PassKey;
import io.smartvillage.access.pass.PassKeys;
import io.smartvillage.access.pass.SignedPass;
import io.smartvillage.access.reported.Report.Broken;
import io.smartvillage.access.reported.ReportedRows.KnownCredential;
import io.smartvillage.access.reported.ReportedRows.KnownPass;
import io.smartvillage.access.reported.ReportedRows.Nonce;
import io.smartvillage.platform.tenancy.CurrentVillage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
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
import org.springframework.stereotype.Component;
import org.springframework.util.IdGenerator;

/// Finds out whose what was shown to a device was.
@Component
class ResolveReported {

    private final ReportedRows rows;
    private final PassKeys passKeys;
    private final EntryCodeKey entryCodeKey;
    private final CredentialHash credentialHash;
    private final IdGenerator ids;

    ResolveReported(
            ReportedRows rows,
            PassKeys passKeys,
            EntryCodeKey entryCodeKey,
            CredentialHash credentialHash,
            IdGenerator ids) {
        this.rows = rows;
        this.passKeys = passKeys;
        this.entryCodeKey = entryCodeKey;
        this.credentialHash = credentialHash;
        this.ids = ids;
    }

    /// @param decision in form
    ReportedScan scan(ReportedDecision decision) {
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
        return new ReportedScan(
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

    /// @param gates of the village
    /// @param broken gets those that name what the village has not
    List<ReportedEntry> resolve(List<ReportedScan> chunk, Set<UUID> gates, List<Broken> broken) {
        var passes = passes(chunk);
        var keys = keysOfUnknown(chunk, passes);
        var credentials = credentials(chunk);
        var entries = new ArrayList<ReportedEntry>(chunk.size());
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
            entries.add(new ReportedEntry(row, ids.generateId(), pass, credential));
        }
        return entries;
    }

    private Map<Object, List<KnownPass>> passes(List<ReportedScan> chunk) {
        var byPass = chunk.stream().filter(ReportedScan::isByPass).toList();
        var known = new HashMap<Object, List<KnownPass>>();
        for (var pass :
                rows.passes(
                        setOf(byPass, ReportedScan::passId), setOf(byPass, ReportedScan::hash))) {
            known.put(pass.id(), List.of(pass));
            known.computeIfAbsent(pass.codeHash(), _ -> new ArrayList<>()).add(pass);
        }
        return known;
    }

    /// Of passes that did not come from visitor-service yet: their one use is made all the same.
    private Map<UUID, PassKey> keysOfUnknown(
            List<ReportedScan> chunk, Map<Object, List<KnownPass>> passes) {
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
    private static @Nullable KnownPass passOf(
            ReportedScan row, Map<Object, List<KnownPass>> passes) {
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

    private Map<Object, List<KnownCredential>> credentials(List<ReportedScan> chunk) {
        var byCredential = chunk.stream().filter(row -> !row.isByPass()).toList();
        var known = new HashMap<Object, List<KnownCredential>>();
        for (var credential :
                rows.credentials(
                        setOf(byCredential, row -> row.told().credentialId()),
                        setOf(byCredential, ReportedScan::hash))) {
            known.put(credential.id(), List.of(credential));
            known.computeIfAbsent(
                            credential.kind() + credential.valueHash(), _ -> new ArrayList<>())
                    .add(credential);
        }
        return known;
    }

    private static @Nullable KnownCredential credentialOf(
            ReportedScan row, Map<Object, List<KnownCredential>> credentials) {
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

    private static <R, T> Set<T> setOf(List<R> rows, Function<R, @Nullable T> part) {
        return rows.stream().map(part).filter(Objects::nonNull).collect(Collectors.toSet());
    }
}
