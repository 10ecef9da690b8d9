package io.smartvillage.platform.web.problem;

import java.util.List;

/// Parameters or headers that no validation annotation could judge; answered with 400.
public final class BadParameterException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<FieldMessage> fields;

    /// @param messageKey key of the message, resolved in the language of the request
    public record FieldMessage(String field, String messageKey, List<Object> arguments) {}

    public BadParameterException(String field, String messageKey, Object... arguments) {
        this(List.of(new FieldMessage(field, messageKey, List.of(arguments))));
    }

    public BadParameterException(List<FieldMessage> fields) {
        super("bad parameters: " + fields);
        this.fields = List.copyOf(fields);
    }

    public List<FieldMessage> fields() {
        return fields;
    }
}
