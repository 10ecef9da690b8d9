package io.smartvillage.access.device.web;

import io.smartvillage.access.device.DeviceAdapter;
import io.smartvillage.access.device.DeviceKind;
import io.smartvillage.access.device.DeviceStatus;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

record AdapterView(
        UUID id,
        UUID gateId,
        DeviceKind kind,
        String serial,
        boolean asks,
        DeviceStatus status,
        @Nullable Instant lastSeenAt,
        @Schema(description = "events of the device that never came") long gaps,
        Instant createdAt,
        Instant updatedAt) {

    /// @param address to be set on the device, behind the gateway's; it is shown this once
    record WithAddress(AdapterView adapter, String key, String address) {

        static WithAddress of(DeviceAdapter.WithKey made) {
            return new WithAddress(
                    AdapterView.of(made.adapter()),
                    made.key(),
                    made.adapter().kind().address(made.key()));
        }
    }

    static AdapterView of(DeviceAdapter adapter) {
        return new AdapterView(
                adapter.id(),
                adapter.gateId(),
                adapter.kind(),
                adapter.serial(),
                adapter.asks(),
                adapter.status(),
                adapter.lastSeenAt(),
                adapter.gaps(),
                adapter.createdAt(),
                adapter.updatedAt());
    }
}
