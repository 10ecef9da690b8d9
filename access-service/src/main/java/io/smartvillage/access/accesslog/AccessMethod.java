package io.smartvillage.access.accesslog;

/// What was shown at the gate; `MANUAL` is a guard's own decision, `BIOMETRIC` what a device of
/// another maker recognized by itself.
public enum AccessMethod {
    APP,
    CARD,
    CODE,
    PLATE,
    QR,
    BIOMETRIC,
    MANUAL
}
