package io.smartvillage.access.gate;

import org.jspecify.annotations.Nullable;

/// @param clientId the Keycloak client of the device at the gate, such as `green-gate-main`; null
///   for a gate that only guards work
public record GateDetails(
        String name,
        String zone,
        GateDirection direction,
        GateStatus status,
        TimeoutBehaviour timeoutBehaviour,
        @Nullable String clientId) {}
