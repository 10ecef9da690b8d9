package io.smartvillage.access.gate;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is known of the device at a gate.
///
/// @param lastSeenAt to half a minute
/// @param clockSkewMs how far its clock is ahead of ours, with the time that its message took
/// @param silentSince when it was last heard before it counted as silent; null while it is heard
/// @param online whether it was heard lately
public record GateDevice(
        UUID gateId,
        Instant lastSeenAt,
        String firmware,
        long uptimeSeconds,
        long clockSkewMs,
        boolean clockOff,
        @Nullable Integer queueLength,
        @Nullable String rulesVersion,
        @Nullable String revocationsVersion,
        @Nullable Instant silentSince,
        boolean online) {}
