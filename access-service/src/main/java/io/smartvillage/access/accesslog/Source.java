package io.smartvillage.access.accesslog;

/// Who decided.
public enum Source {
    /// This service, when it was asked.
    ONLINE,
    /// The gate by itself; it told later.
    OFFLINE,
    /// A device of another maker, by its own rules.
    DEVICE
}
