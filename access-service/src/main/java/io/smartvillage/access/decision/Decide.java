package io.smartvillage.access.decision;

import io.smartvillage.access.AccessProperties;
import io.smartvillage.access.accesslog.AccessLog;
import io.smartvillage.access.accesslog.AccessLogEntry;
import io.smartvillage.access.accesslog.AccessMethod;
import io.smartvillage.access.accesslog.AccessStatus;
import io.smartvillage.access.accesslog.Direction;
import io.smartvillage.access.accesslog.Reason;
import io.smartvillage.access.credential.CredentialHash;
import io.smartvillage.access.credential.CredentialKind;
import io.smartvillage.access.credential.CredentialValue;
import io.smartvillage.access.credential.CredentialValueRefusedException;
import io.smartvillage.access.decision.Snapshot.Shown;
import io.smartvillage.access.decision.Written.Decided;
import io.smartvillage.access.decision.Written.Repeated;
import io.smartvillage.access.denial.DenialHash;
import io.smartvillage.access.pass.EntryCodeKey;
import io.smartvillage.access.pass.Pass;
import io.smartvillage.access.plate.Province;
import io.smartvillage.access.property.PropertyMirror;
import io.smartvillage.platform.messaging.Outbox;
import io.smartvillage.platform.privacy.PersonKeys;
import io.smartvillage.platform.security.Caller;
import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.platform.web.problem.BadParameterException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.util.IdGenerator;

/// Decides, and answers once it is written down. No other service is asked.
@Service
public class Decide {

    private static final String GATE_ROLE = "gate";
    private static final Pattern CODE = Pattern.compile("[0-9]{4,20}");

    private final Facts facts;
    private final ReadPass readPass;
    private final CredentialHash credentialHash;
    private final DenialHash denialHash;
    private final EntryCodeKey entryCodeKey;
    private final PropertyMirror properties;
    private final PersonKeys keys;
    private final WrongCodes wrongCodes;
    private final GroupCommit groups;
    private final AccessLog log;
    private final Outbox outbox;
    private final IdGenerator ids;
    private final Clock clock;
    private final Duration clockTolerance;

    Decide(
            Facts facts,
            ReadPass readPass,
            CredentialHash credentialHash,
            DenialHash denialHash,
            EntryCodeKey entryCodeKey,
            PropertyMirror properties,
            PersonKeys keys,
            WrongCodes wrongCodes,
            GroupCommit groups,
            AccessLog log,
            Outbox outbox,
            IdGenerator ids,
            Clock clock,
            AccessProperties settings) {
        this.facts = facts;
        this.readPass = readPass;
        this.credentialHash = credentialHash;
        this.denialHash = denialHash;
        this.entryCodeKey = entryCodeKey;
        this.properties = properties;
        this.keys = keys;
        this.wrongCodes = wrongCodes;
        this.groups = groups;
        this.log = log;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
        this.clockTolerance = settings.clockTolerance();
    }

    /// Repeating a request with its nonce gives the first decision again and adds nothing.
    ///
    /// @throws BadParameterException if a device names another gate than its own or decides by
    ///   hand, a guard names no gate or an unknown house, the device's clock is far off (save in a
    ///   repeat), or what was shown cannot be a code, a pass, a card or a plate
    /// @throws io.smartvillage.access.gate.GateNotFoundException if the village has no such gate
    /// @throws io.smartvillage.access.gate.GateNotRegisteredException if the device is at no gate
    /// @throws NonceReusedException if the nonce came with another request
    /// @throws DecisionsBusyException if it could not be written in time
    public Decision decide(Scan scan) {
        var village = CurrentVillage.id();
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var gate = gate(scan);
        var snapshot = snapshot(scan, gate, at);
        var candidate =
                new Candidate(
                        village,
                        ids.generateId(),
                        scan,
                        ByteBuffer.wrap(entryCodeKey.hash(village, scan.canonical())),
                        snapshot,
                        Caller.current().userId(),
                        outbox.traceParent());
        if (isFarOff(scan, at)) {
            // A device may repeat itself hours later.
            return repeated(
                    facts.firstDecision(gate.id(), scan.nonce())
                            .orElseThrow(() -> clockFarOff(scan, at)),
                    candidate);
        }
        return switch (groups.write(candidate)) {
            case Decided(AccessLogEntry entry) -> decided(entry, snapshot.shown());
            case Repeated first -> repeated(first, candidate);
        };
    }

    private Decision decided(AccessLogEntry entry, Shown shown) {
        if (entry.reason() == Reason.INVALID && entry.method() == AccessMethod.CODE) {
            wrongCodes.add(CurrentVillage.id(), entry.gateId());
        }
        return new Decision(entry, greeting(entry, shown));
    }

    private Decision repeated(Repeated first, Candidate candidate) {
        if (!first.request().equals(candidate.request())) {
            throw new NonceReusedException();
        }
        var entry = log.find(first.timestamp(), first.logId()).orElseThrow();
        return new Decision(entry, greeting(entry, shownFirst(entry, candidate)));
    }

    /// What was shown then may be somebody else's by now, or nobody's.
    private Shown shownFirst(AccessLogEntry entry, Candidate repeat) {
        var shown = repeat.snapshot().shown();
        var subject = entry.passId() == null ? entry.credentialId() : entry.passId();
        if (subject == null || shown.subject().filter(subject::equals).isPresent()) {
            return shown;
        }
        return facts.pass(subject)
                .<Shown>map(Shown.ByPass::new)
                .or(() -> facts.credential(subject).map(Shown.ByCredential::new))
                .orElse(shown);
    }

    private boolean isFarOff(Scan scan, Instant at) {
        return Duration.between(scan.deviceTime(), at).abs().compareTo(clockTolerance) > 0;
    }

    private static BadParameterException clockFarOff(Scan scan, Instant at) {
        return new BadParameterException(
                "deviceTime",
                "field.device-time",
                scan.deviceTime().toString(),
                at.truncatedTo(ChronoUnit.SECONDS).toString());
    }

    /// A device is believed by its token only.
    private GateFacts gate(Scan scan) {
        var caller = Caller.current();
        if (scan.method() == AccessMethod.BIOMETRIC) {
            throw new BadParameterException("method", "field.biometric");
        }
        if (caller.roles().contains(GATE_ROLE)) {
            var gate = facts.gateOfDevice(caller.clientId());
            if (scan.gateId() != null && !scan.gateId().equals(gate.id())) {
                throw new BadParameterException("gateId", "field.gate-own");
            }
            if (scan.method() == AccessMethod.MANUAL) {
                throw new BadParameterException("method", "field.manual-guard");
            }
            return gate;
        }
        if (scan.gateId() == null) {
            throw new BadParameterException("gateId", "field.missing");
        }
        return facts.gate(scan.gateId());
    }

    /// With what the group does not tell. Whether somebody came in before is looked up only if they
    /// would not be let out otherwise.
    private Snapshot snapshot(Scan scan, GateFacts gate, Instant at) {
        var text = Objects.requireNonNullElse(scan.credential(), "").strip();
        var value = value(scan, text);
        var throttled =
                scan.method() == AccessMethod.CODE
                        && wrongCodes.tooMany(CurrentVillage.id(), gate.id());
        var shown =
                switch (scan.method()) {
                    case CODE -> code(text, throttled);
                    case QR -> readPass.read(text);
                    case CARD, PLATE, APP -> credential(Objects.requireNonNull(value));
                    case MANUAL, BIOMETRIC -> new Shown.ByHand(house(scan));
                };
        var snapshot =
                Snapshot.of(
                        gate,
                        scan.direction(),
                        at,
                        shown,
                        scan.propertyId(),
                        isBlocked(value, shown, at),
                        throttled);
        return scan.direction() == Direction.EXIT
                        && Rules.refusal(snapshot).isPresent()
                        && shown.subject().filter(facts::hasEntered).isPresent()
                ? snapshot.havingEntered()
                : snapshot;
    }

    /// What a card, a plate or an app shows; a plate's province may also stand behind its number.
    private static @Nullable CredentialValue value(Scan scan, String text) {
        var kind =
                switch (scan.method()) {
                    case CARD -> CredentialKind.CARD;
                    case PLATE -> CredentialKind.PLATE;
                    case APP -> CredentialKind.APP;
                    case CODE, QR, BIOMETRIC, MANUAL -> null;
                };
        if (kind == null) {
            return null;
        }
        try {
            var value = CredentialValue.of(kind, text);
            return kind == CredentialKind.PLATE && scan.province() != null
                    ? new CredentialValue(kind, value.normalized(), province(scan.province()))
                    : value;
        } catch (CredentialValueRefusedException e) {
            throw e.in("credential");
        }
    }

    /// @param throttled then it is not even looked up
    private Shown code(String text, boolean throttled) {
        if (!CODE.matcher(text).matches()) {
            throw new BadParameterException("credential", "field.code");
        }
        return throttled
                ? new Shown.Nothing()
                : facts.passOfCode(entryCodeKey.hash(CurrentVillage.id(), text))
                        .<Shown>map(Shown.ByPass::new)
                        .orElseGet(Shown.Nothing::new);
    }

    private static Province province(int code) {
        return Province.of(code)
                .orElseThrow(() -> new BadParameterException("province", "field.province"));
    }

    private Shown credential(CredentialValue value) {
        return facts.credential(value.kind(), credentialHash.of(value), value.provinceCode())
                .<Shown>map(Shown.ByCredential::new)
                .orElseGet(Shown.Nothing::new);
    }

    private UUID house(Scan scan) {
        var house = scan.propertyId();
        if (house == null || !properties.exists(house)) {
            throw new BadParameterException("propertyId", "field.property");
        }
        return house;
    }

    private boolean isBlocked(@Nullable CredentialValue value, Shown shown, Instant at) {
        if (value != null
                && value.kind() != CredentialKind.APP
                && facts.isDenied(value.kind(), denialHash.of(value), at)) {
            return true;
        }
        return shown instanceof Shown.ByCredential(HeldCredential credential)
                && facts.isDenied(credential.userId(), at);
    }

    private @Nullable Greeting greeting(AccessLogEntry entry, Shown shown) {
        if (entry.status() == AccessStatus.DENIED) {
            return null;
        }
        return switch (shown) {
            case Shown.ByCredential(HeldCredential credential)
                    when credential.id().equals(entry.credentialId()) ->
                    new Greeting(
                            Greeting.Kind.RESIDENT,
                            credential.houseNumber(),
                            credential.label() == null
                                    ? null
                                    : keys.decrypt(credential.label().array()).text(),
                            null);
            case Shown.ByPass(Pass pass) when pass.id().equals(entry.passId()) ->
                    new Greeting(
                            switch (pass.kind()) {
                                case VISIT -> Greeting.Kind.VISITOR;
                                case DELIVERY -> Greeting.Kind.DELIVERY;
                                case WALK_IN -> Greeting.Kind.WALK_IN;
                                case RECURRING -> Greeting.Kind.RECURRING;
                            },
                            pass.houseNumber(),
                            null,
                            pass.partySize());
            case Shown.ByCredential _, Shown.ByPass _, Shown.ByHand _, Shown.Nothing _ -> null;
            case Shown.Refused _ -> null;
        };
    }
}
