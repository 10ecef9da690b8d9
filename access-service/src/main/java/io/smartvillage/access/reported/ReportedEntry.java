package io.smartvillage.access.reported;

import io.smartvillage.access.accesslog.Direction;
import io.smartvillage.access.reported.ReportedRows.KnownCredential;
import io.smartvillage.access.reported.ReportedRows.KnownPass;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A row, and whose it was.
record ReportedEntry(
        ReportedScan scan,
        UUID logId,
        @Nullable KnownPass pass,
        @Nullable KnownCredential credential) {

    Instant at() {
        return scan.told().deviceTime();
    }

    ReportedEntry offline() {
        return new ReportedEntry(scan.offline(), logId, pass, credential);
    }

    ReportedEntry unresolved() {
        return new ReportedEntry(scan, logId, null, null);
    }

    boolean needsClaim() {
        return pass != null
                && pass.singleUse()
                && scan.isGranted()
                && scan.told().direction() == Direction.ENTRY;
    }
}
