package io.smartvillage.access.accesslog;

public enum Direction {
    ENTRY,
    EXIT
}
