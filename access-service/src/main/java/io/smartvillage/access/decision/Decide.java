package io.smartvillage.access.decision;

import io.smartvillage.access.accesslog.AccessLog;
import io.smartvillage.access.accesslog.AccessLogEntry;
import io.smartvillage.access.accesslog.AccessMethod;
import io.smartvillage.access.accesslog.AccessStatus;
import io.smartvillage.access.accesslog.Reason;
import io.smartvillage.access.accesslog.Source;
import io.smartvillage.access.credential.CredentialHash;
import io.smartvillage.access.credential.CredentialKind;
import io.smartvillage.access.credential.CredentialValue;
import io.smartvillage.access.credential.CredentialValueRefusedException;
import io.smartvillage.access.credential.FindCredentials;
import io.smartvillage.access.credential.HeldCredential;
import io.smartvillage.access.decision.Snapshot.Shown;
import io.smartvillage.access.gate.FindGates;
import io.smartvillage.access.gate.Gate;
import io.smartvillage.access.pass.EntryCodeKey;
import io.smartvillage.access.pass.Pass;
import io.smartvillage.access.pass.Passes;
import io.smartvillage.access.plate.Province;
import io.smartvillage.access.property.PropertyMirror;
import io.smartvillage.platform.messaging.Outbox;
import io.smartvillage.platform.security.Caller;
import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.platform.web.problem.BadParameterException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.IdGenerator;

/// Decides and writes it down, in one transaction that has ended before anybody is answered. No
/// other service is asked.
@Service
public class Decide {

    private static final String GATE_ROLE = "gate";

    private final FindGates findGates;
    private final Passes passes;
    private final FindCredentials findCredentials;
    private final CredentialHash credentialHash;
    private final EntryCodeKey entryCodeKey;
    private final PropertyMirror properties;
    private final Nonces nonces;
    private final WrongCodes wrongCodes;
    private final AccessLog log;
    private final Outbox outbox;
    private final TransactionTemplate transaction;
    private final IdGenerator ids;
    private final Clock clock;

    Decide(
            FindGates findGates,
            Passes passes,
            FindCredentials findCredentials,
            CredentialHash credentialHash,
            EntryCodeKey entryCodeKey,
            PropertyMirror properties,
            Nonces nonces,
            WrongCodes wrongCodes,
            AccessLog log,
            Outbox outbox,
            PlatformTransactionManager transactions,
            IdGenerator ids,
            Clock clock) {
        this.findGates = findGates;
        this.passes = passes;
        this.findCredentials = findCredentials;
        this.credentialHash = credentialHash;
        this.entryCodeKey = entryCodeKey;
        this.properties = properties;
        this.nonces = nonces;
        this.wrongCodes = wrongCodes;
        this.log = log;
        this.outbox = outbox;
        this.transaction = new TransactionTemplate(transactions);
        this.ids = ids;
        this.clock = clock;
    }

    /// Repeating a request with its nonce gives the first decision again and adds nothing.
    ///
    /// @throws BadParameterException if a device names another gate than its own or decides by
    ///   hand, or a guard names no gate or an unknown house
    /// @throws io.smartvillage.access.gate.GateNotFoundException if the village has no such gate
    /// @throws io.smartvillage.access.gate.GateNotRegisteredException if the device is at no gate
    /// @throws NonceReusedException if the nonce came with another request
    public AccessLogEntry decide(Scan scan) {
        var village = CurrentVillage.id();
        var request = entryCodeKey.hash(village, scan.canonical());
        // Hashing may read the village's keys: not while the decision holds a connection.
        var shown = hashed(scan, village);
        return Objects.requireNonNull(transaction.execute(_ -> decide(scan, request, shown)));
    }

    private AccessLogEntry decide(Scan scan, byte[] request, byte @Nullable [] shown) {
        var gate = gate(scan);
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var logId = ids.generateId();
        if (!nonces.claim(gate.id(), scan.nonce(), request, new Nonces.Decided(logId, at))) {
            var first = nonces.decided(gate.id(), scan.nonce(), request);
            return log.find(first.timestamp(), first.logId()).orElseThrow();
        }
        var details = gate.details();
        var snapshot =
                new Snapshot(
                        details.direction(),
                        details.status(),
                        scan.direction(),
                        isCode(scan.method()) && wrongCodes.tooMany(gate.villageId(), gate.id()),
                        at,
                        shown(scan, shown));
        var entry = entry(scan, gate.id(), logId, snapshot, reason(snapshot, logId));
        log.append(entry);
        outbox.publish(DecisionEvent.of(entry));
        if (entry.reason() == Reason.INVALID && isCode(scan.method())) {
            wrongCodes.add(gate.villageId(), gate.id());
        }
        return entry;
    }

    /// A device is believed by its token only.
    private Gate gate(Scan scan) {
        var caller = Caller.current();
        if (caller.roles().contains(GATE_ROLE)) {
            var gate = findGates.ofDevice(caller.clientId());
            if (scan.gateId() != null && !scan.gateId().equals(gate.id())) {
                throw new BadParameterException("gateId", "field.gate-own");
            }
            if (scan.method() == AccessMethod.MANUAL || scan.method() == AccessMethod.BIOMETRIC) {
                throw new BadParameterException("method", "field.manual-guard");
            }
            return gate;
        }
        if (scan.gateId() == null) {
            throw new BadParameterException("gateId", "field.missing");
        }
        return findGates.get(scan.gateId());
    }

    private Optional<Reason> reason(Snapshot snapshot, UUID logId) {
        var refusal = Rules.refusal(snapshot);
        if (refusal.isEmpty()
                && Rules.needsClaim(snapshot)
                && snapshot.shown() instanceof Shown.ByPass(Pass pass)
                && !passes.claim(pass.id(), logId, snapshot.at())) {
            return Optional.of(Reason.ALREADY_USED);
        }
        return refusal;
    }

    private byte @Nullable [] hashed(Scan scan, UUID village) {
        var credential = Objects.requireNonNullElse(scan.credential(), "").strip();
        return switch (scan.method()) {
            case CODE, QR -> entryCodeKey.hash(village, credential);
            case CARD, PLATE, APP -> credentialHash.of(value(scan.method(), credential));
            case BIOMETRIC, MANUAL -> null;
        };
    }

    private static CredentialValue value(AccessMethod method, String credential) {
        try {
            return CredentialValue.of(CredentialKind.valueOf(method.name()), credential);
        } catch (CredentialValueRefusedException e) {
            throw e.in("credential");
        }
    }

    private static @Nullable Province province(Scan scan) {
        return value(scan.method(), Objects.requireNonNullElse(scan.credential(), "")).province();
    }

    private Shown shown(Scan scan, byte @Nullable [] hash) {
        if (hash == null) {
            if (scan.propertyId() == null || !properties.exists(scan.propertyId())) {
                throw new BadParameterException("propertyId", "field.property");
            }
            return new Shown.ByHand();
        }
        return switch (scan.method()) {
            case CODE, QR ->
                    passes.ofCode(hash).<Shown>map(Shown.ByPass::new).orElseGet(Shown.Nothing::new);
            case CARD -> credential(CredentialKind.CARD, hash, null);
            case PLATE -> credential(CredentialKind.PLATE, hash, province(scan));
            case APP -> credential(CredentialKind.APP, hash, null);
            case BIOMETRIC, MANUAL -> new Shown.ByHand();
        };
    }

    private Shown credential(CredentialKind kind, byte[] hash, @Nullable Province province) {
        return findCredentials
                .shown(kind, hash, province)
                .<Shown>map(Shown.ByCredential::new)
                .orElseGet(Shown.Nothing::new);
    }

    private static boolean isCode(AccessMethod method) {
        return method == AccessMethod.CODE || method == AccessMethod.QR;
    }

    private static AccessLogEntry entry(
            Scan scan, UUID gateId, UUID logId, Snapshot snapshot, Optional<Reason> reason) {
        var shown = snapshot.shown();
        return new AccessLogEntry(
                logId,
                switch (shown) {
                    case Shown.ByPass(Pass pass) -> pass.propertyId();
                    case Shown.ByCredential(HeldCredential credential) -> credential.propertyId();
                    case Shown.ByHand() -> scan.propertyId();
                    case Shown.Nothing() -> null;
                },
                shown instanceof Shown.ByCredential(HeldCredential credential)
                        ? credential.userId()
                        : null,
                snapshot.at(),
                scan.direction(),
                scan.method(),
                reason.isEmpty() ? AccessStatus.GRANTED : AccessStatus.DENIED,
                snapshot.at(),
                gateId,
                reason.orElse(null),
                shown instanceof Shown.ByHand ? scan.manualReason() : null,
                shown instanceof Shown.ByPass(Pass pass) ? pass.id() : null,
                shown instanceof Shown.ByCredential(HeldCredential credential)
                        ? credential.id()
                        : null,
                Caller.current().userId(),
                scan.deviceTime(),
                scan.nonce(),
                Rules.VERSION,
                Source.ONLINE,
                false);
    }
}
