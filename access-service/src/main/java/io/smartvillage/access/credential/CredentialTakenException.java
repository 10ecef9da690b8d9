package io.smartvillage.access.credential;

import java.util.Locale;
import org.hibernate.exception.ConstraintViolationException;
import org.springframework.dao.DataIntegrityViolationException;

/// Somebody of the village has this card, plate or app; nothing was stored.
public final class CredentialTakenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CredentialTakenException(CredentialKind kind) {
        super("%s is in use".formatted(kind));
    }

    /// Another request may take it between the check and the write.
    static RuntimeException orNot(CredentialKind kind, DataIntegrityViolationException e) {
        return e.getCause() instanceof ConstraintViolationException violation
                        && String.valueOf(violation.getConstraintName())
                                .toLowerCase(Locale.ROOT)
                                .contains("credential_value")
                ? new CredentialTakenException(kind)
                : e;
    }
}
