package io.smartvillage.access.decision;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smartvillage.access.accesslog.Reason;
import io.smartvillage.access.decision.Snapshot.Shown;
import io.smartvillage.access.pass.PassKey;
import io.smartvillage.access.pass.PassKeyStatus;
import io.smartvillage.access.pass.SignedPass;
import io.smartvillage.access.property.PropertyMirror;
import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.platform.web.problem.BadParameterException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Reads the QR code of a pass and checks who signed it.
@Component
class ReadPass {

    private static final int VERIFIED = 5000;

    /// The same pass is shown at entry, at exit, and day after day; checking the signature costs
    /// more than all else of a decision.
    private record Signed(UUID keyId, String text) {}

    private final Facts facts;
    private final PropertyMirror properties;
    private final Cache<Signed, Boolean> verified =
            Caffeine.newBuilder().maximumSize(VERIFIED).build();

    ReadPass(Facts facts, PropertyMirror properties) {
        this.facts = facts;
        this.properties = properties;
    }

    /// @throws BadParameterException if it is not a whole pass
    Shown read(String text) {
        var signed =
                SignedPass.read(text)
                        .orElseThrow(() -> new BadParameterException("credential", "field.pass"));
        // Another village's key is not known here: that it is another village's is all to be said.
        if (signed.villageId()
                .filter(village -> !village.equals(CurrentVillage.id()))
                .isPresent()) {
            return new Shown.Refused(Reason.WRONG_VILLAGE);
        }
        return signed.keyId()
                .flatMap(facts::passKey)
                .map(key -> read(text, signed, key))
                .orElseGet(() -> new Shown.Refused(Reason.UNKNOWN_KEY));
    }

    private Shown read(String text, SignedPass signed, PassKey key) {
        if (key.status() == PassKeyStatus.REVOKED) {
            return new Shown.Refused(Reason.REVOKED_KEY);
        }
        if (!isSigned(text, signed, key) || signed.villageId().isEmpty()) {
            return new Shown.Refused(Reason.TAMPERED);
        }
        return signed.passId()
                .flatMap(facts::pass)
                .or(() -> signed.asItSays(signed.propertyId().flatMap(this::house).orElse(null)))
                .<Shown>map(Shown.ByPass::new)
                .orElseGet(Shown.Nothing::new);
    }

    /// Only what is right is remembered: whatever else is shown could be anything.
    private boolean isSigned(String text, SignedPass signed, PassKey key) {
        var known = new Signed(key.id(), text);
        if (verified.getIfPresent(known) != null) {
            return true;
        }
        if (!signed.isSignedBy(key.publicKey())) {
            return false;
        }
        verified.put(known, true);
        return true;
    }

    private Optional<String> house(UUID propertyId) {
        return properties.houseNumber(propertyId);
    }
}
