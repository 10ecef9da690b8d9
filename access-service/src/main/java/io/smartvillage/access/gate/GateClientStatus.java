package io.smartvillage.access.gate;

import java.util.Locale;

/// How far a gate's client is. Only an active one stands in the gate's `clientId`.
public enum GateClientStatus {
    /// Being made; nobody has seen a secret of it.
    ISSUING,
    ACTIVE,
    /// Refused here, and to be ended in Keycloak.
    REVOKING,
    REVOKED;

    static GateClientStatus of(String column) {
        return valueOf(column.toUpperCase(Locale.ROOT));
    }
}
