package io.smartvillage.access.credential;

import io.smartvillage.platform.web.problem.BadParameterException;
import io.smartvillage.platform.web.problem.BadParameterException.FieldMessage;
import java.util.List;

/// No card, plate or app shows such a thing.
public final class CredentialValueRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String messageKey;

    CredentialValueRefusedException(String messageKey) {
        super("no credential shows this: " + messageKey);
        this.messageKey = messageKey;
    }

    /// Of the text that tells why.
    public String messageKey() {
        return messageKey;
    }

    /// For the field in which it came.
    public FieldMessage of(String field) {
        return new FieldMessage(field, messageKey, List.of());
    }

    /// For a request in which nothing else is looked at.
    public BadParameterException in(String field) {
        return new BadParameterException(List.of(of(field)));
    }
}
