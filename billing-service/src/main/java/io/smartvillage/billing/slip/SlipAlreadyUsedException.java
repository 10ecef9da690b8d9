package io.smartvillage.billing.slip;

/// The slip belongs to another payment. Names nothing: whatever it named could be another
/// village's.
public final class SlipAlreadyUsedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SlipAlreadyUsedException() {
        super("the slip belongs to another payment");
    }
}
