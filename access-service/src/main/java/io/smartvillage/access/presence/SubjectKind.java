package io.smartvillage.access.presence;

/// What was shown on the way in.
public enum SubjectKind {
    PASS,
    CREDENTIAL
}
