package io.smartvillage.identity.userimport;

import java.util.List;

/// The file as a whole cannot be taken; nothing was stored.
public final class UnreadableCsvException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final transient List<Object> arguments;

    /// @param code of the problem
    UnreadableCsvException(String code, Object... arguments) {
        super(code + " " + List.of(arguments));
        this.code = code;
        this.arguments = List.of(arguments);
    }

    public String code() {
        return code;
    }

    public List<Object> arguments() {
        return arguments;
    }
}
