package io.smartvillage.access.accesslog;

/// Why a guard opened by hand; a list, so that no names end up in the log.
public enum ManualReason {
    VISITOR,
    DELIVERY,
    RESIDENT,
    SERVICE,
    EMERGENCY
}
