package io.smartvillage.billing.payment;

import io.smartvillage.platform.security.Caller;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who or what decides about a payment.
public sealed interface Verifier {

    record Person(UUID userId) implements Verifier {}

    /// @param what such as `system:slip-verification` or `bank line 0198f000-…`; without personal
    ///   data
    record Machine(String what) implements Verifier {}

    /// Whoever is calling.
    static Verifier caller() {
        return new Person(Caller.current().userId());
    }

    default @Nullable UUID userId() {
        return switch (this) {
            case Person person -> person.userId();
            case Machine _ -> null;
        };
    }

    default @Nullable String what() {
        return switch (this) {
            case Person _ -> null;
            case Machine machine -> machine.what();
        };
    }
}
