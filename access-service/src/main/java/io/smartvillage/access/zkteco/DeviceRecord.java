package io.smartvillage.access.zkteco;

import io.smartvillage.access.accesslog.Reason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One line of a device's log that says that somebody passed, or was not let.
///
/// @param key what of the device's records there is one of
/// @param pin the person's number in the device's memory; empty if it knew none
/// @param card empty if none was shown
/// @param refusal null if the person was let through
record DeviceRecord(
        String key,
        Instant at,
        String pin,
        String card,
        boolean byCard,
        boolean leaving,
        @Nullable Reason refusal) {}
