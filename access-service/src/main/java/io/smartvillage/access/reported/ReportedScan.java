package io.smartvillage.access.reported;

import io.smartvillage.access.accesslog.AccessMethod;
import io.smartvillage.access.accesslog.AccessStatus;
import io.smartvillage.access.pass.PassKey;
import io.smartvillage.access.pass.PassKeyStatus;
import io.smartvillage.access.pass.SignedPass;
import io.smartvillage.access.reported.ReportedRows.KnownPass;
import io.smartvillage.access.reported.ReportedRows.Nonce;
import io.smartvillage.platform.tenancy.CurrentVillage;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A row in form, and what it is found by.
///
/// @param signed the pass of a QR code
/// @param hash in hexadecimal, of what was shown
/// @param province of a plate, if it was read
record ReportedScan(
        ReportedDecision told,
        Nonce nonce,
        @Nullable UUID passId,
        @Nullable SignedPass signed,
        @Nullable String hash,
        @Nullable Integer province) {

    static final Comparator<ReportedScan> IN_TIME =
            Comparator.comparing((ReportedScan scan) -> scan.told().deviceTime())
                    .thenComparingInt(scan -> scan.told().index());

    boolean isGranted() {
        return told.status() == AccessStatus.GRANTED;
    }

    ReportedScan offline() {
        return new ReportedScan(told, nonce.offline(), passId, signed, hash, province);
    }

    boolean isByPass() {
        return told.method() == AccessMethod.CODE || told.method() == AccessMethod.QR;
    }

    /// True if the pass is found by its code, and by nothing else.
    boolean triesCode() {
        return isByPass() && passId == null && signed == null;
    }

    /// What the pass says itself, if the village signed it.
    Optional<KnownPass> asItSays(Map<UUID, PassKey> keys) {
        return Optional.ofNullable(signed)
                .filter(pass -> pass.villageId().filter(CurrentVillage.id()::equals).isPresent())
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
