package io.smartvillage.billing.slip;

/// A service that asks the bank about a slip.
public interface SlipVerifier {

    /// Blocks for some seconds at worst: call it without an open transaction. Whatever the service
    /// does, this answers and does not throw.
    SlipVerdict verify(SlipQuestion question);

    /// Whether there is a service at all. Without one nobody needs to wait for it.
    default boolean isConfigured() {
        return true;
    }
}
