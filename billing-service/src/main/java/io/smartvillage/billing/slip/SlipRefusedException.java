package io.smartvillage.billing.slip;

import io.smartvillage.billing.promptpay.Fault;
import io.smartvillage.billing.promptpay.SlipReading;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The picture does not show one whole slip; nothing was stored.
public final class SlipRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final SlipRefusal reason;
    private final @Nullable Fault fault;

    public SlipRefusedException(SlipRefusal reason, SlipReading reading) {
        super("the picture is no slip's: " + reason);
        this.reason = reason;
        this.fault = reading instanceof SlipReading.Damaged damaged ? damaged.fault() : null;
    }

    public SlipRefusal reason() {
        return reason;
    }

    /// What is wrong with a damaged code.
    public Optional<Fault> fault() {
        return Optional.ofNullable(fault);
    }
}
