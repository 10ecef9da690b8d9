package io.smartvillage.access.credential;

import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

public enum CredentialStatus {
    ACTIVE,
    SUSPENDED,
    LOST,
    REVOKED;

    @EnumeratedValue final String column = name().toLowerCase(Locale.ROOT);
}
