package io.smartvillage.access.accesslog;

/// Who decided.
public enum Source {
    /// This service, when it was asked.
    ONLINE,
    /// The gate by itself, or a guard by hand over visitor-service; it was told later.
    OFFLINE,
    /// A device of another maker, by its own rules.
    DEVICE
}
