package io.smartvillage.access.device;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A device of another maker at a gate.
///
/// @param serial the device's own number
/// @param asks this service decides on a plate that the device reads; otherwise the device's list
///   did
/// @param lastSerialNo the highest number of an event that came
/// @param gaps numbers that were passed over before one that came
public record DeviceAdapter(
        UUID id,
        UUID gateId,
        DeviceKind kind,
        String serial,
        boolean asks,
        DeviceStatus status,
        @Nullable Instant lastSeenAt,
        @Nullable Long lastSerialNo,
        long gaps,
        Instant createdAt,
        Instant updatedAt) {

    /// A device's key: 32 random bytes, told once.
    public record WithKey(DeviceAdapter adapter, String key) {}
}
