package io.smartvillage.access.accesslog;

public enum AccessStatus {
    GRANTED,
    DENIED
}
