package io.smartvillage.expense.refusal;

import java.util.Arrays;
import java.util.List;

/// A rule of the village's money forbids it; nothing was changed.
public final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Refusal refusal;
    private final transient List<Object> arguments;

    /// @param arguments fill the problem's text; no personal data, it is logged
    public RefusedException(Refusal refusal, Object... arguments) {
        super(refusal.code() + ' ' + Arrays.toString(arguments));
        this.refusal = refusal;
        this.arguments = List.of(arguments);
    }

    public Refusal refusal() {
        return refusal;
    }

    public List<Object> arguments() {
        return arguments;
    }
}
