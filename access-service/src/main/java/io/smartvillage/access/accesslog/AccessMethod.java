package io.smartvillage.access.accesslog;

/// What was shown at the gate; `MANUAL` is a guard's own decision.
public enum AccessMethod {
    APP,
    CARD,
    CODE,
    PLATE,
    QR,
    MANUAL
}
