package io.smartvillage.access.decision;

import io.smartvillage.access.change.Change;
import io.smartvillage.access.change.ChangeObserver;
import io.smartvillage.access.credential.CredentialKind;
import io.smartvillage.access.decision.Written.Repeated;
import io.smartvillage.access.gate.FindGates;
import io.smartvillage.access.pass.Pass;
import io.smartvillage.access.pass.PassKey;
import io.smartvillage.access.pass.PassKeys;
import io.smartvillage.access.pass.Passes;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What decisions depend on, from bounded caches in front of this service's own tables. Whom or
/// what nobody has is looked up each time, so that what is new is known at once.
@Component
class Facts implements ChangeObserver {

    private static final int GATES = 20_000;
    private static final int CREDENTIALS = 100_000;
    private static final String ALL = "all";
    private static final int VILLAGES = 10_000;
    private static final int PASSES = 50_000;
    private static final int PASS_KEYS = 10_000;

    private record CredentialKey(
            CredentialKind kind, ByteBuffer valueHash, @Nullable Integer province) {}

    private final FindGates findGates;
    private final Passes passes;
    private final PassKeys passKeys;
    private final ReadFacts read;

    private final VillageCache<Object, GateFacts> gates = new VillageCache<>(GATES);
    private final VillageCache<CredentialKey, HeldCredential> credentials =
            new VillageCache<>(CREDENTIALS);
    private final VillageCache<String, Map<Denied, List<Denial>>> denials =
            new VillageCache<>(VILLAGES);
    private final VillageCache<Object, Pass> knownPasses = new VillageCache<>(PASSES);
    private final VillageCache<UUID, PassKey> keys = new VillageCache<>(PASS_KEYS);

    Facts(FindGates findGates, Passes passes, PassKeys passKeys, ReadFacts read) {
        this.findGates = findGates;
        this.passes = passes;
        this.passKeys = passKeys;
        this.read = read;
    }

    /// @throws io.smartvillage.access.gate.GateNotRegisteredException if the device is at no gate
    GateFacts gateOfDevice(String clientId) {
        return gates.get(clientId, () -> read.gate(findGates.ofDevice(clientId)));
    }

    /// @throws io.smartvillage.access.gate.GateNotFoundException if the village has no such gate
    GateFacts gate(UUID gateId) {
        return gates.get(gateId, () -> read.gate(findGates.get(gateId)));
    }

    Optional<HeldCredential> credential(
            CredentialKind kind, byte[] valueHash, @Nullable Integer province) {
        return credentials.find(
                new CredentialKey(kind, ByteBuffer.wrap(valueHash), province),
                () -> read.credential(kind, valueHash, province));
    }

    Optional<HeldCredential> credential(UUID credentialId) {
        return read.credential(credentialId);
    }

    boolean isDenied(CredentialKind kind, byte[] valueHash, Instant at) {
        return isDenied(
                new Denied.Value(kind.name().toLowerCase(Locale.ROOT), ByteBuffer.wrap(valueHash)),
                at);
    }

    boolean isDenied(UUID userId, Instant at) {
        return isDenied(new Denied.Person(userId), at);
    }

    private boolean isDenied(Denied denied, Instant at) {
        return denials.get(ALL, read::denials).getOrDefault(denied, List.of()).stream()
                .anyMatch(denial -> denial.holdsAt(at));
    }

    Optional<Pass> passOfCode(byte[] codeHash) {
        return knownPasses.find(ByteBuffer.wrap(codeHash), () -> passes.ofCode(codeHash));
    }

    Optional<Pass> pass(UUID passId) {
        return knownPasses.find(passId, () -> passes.find(passId));
    }

    Optional<PassKey> passKey(UUID keyId) {
        return keys.find(keyId, () -> passKeys.find(keyId));
    }

    Optional<Repeated> firstDecision(UUID gateId, String nonce) {
        return read.firstDecision(gateId, nonce);
    }

    /// Never remembered: it changes with each decision, on any instance.
    boolean hasEntered(UUID subject) {
        return read.hasEntered(subject);
    }

    @Override
    public void changed(Change change) {
        var village = change.villageId();
        switch (change.kind()) {
            case GATE, ZONE -> gates.changed(village);
            case CREDENTIAL, MEMBER -> credentials.changed(village);
            case DENIAL -> denials.changed(village);
            case PASS -> knownPasses.changed(village);
            case PASS_KEY -> keys.changed(village);
        }
    }

    @Override
    public void anythingChanged() {
        Stream.of(gates, credentials, denials, knownPasses, keys)
                .forEach(VillageCache::anythingChanged);
    }
}
