package io.smartvillage.platform.security;

import java.util.Optional;

/// Who may sign a service's [SignedRequest]s: the one bean that a service with such handlers has.
///
/// It is asked before any village is bound, so it looks the signer up as a job does, across
/// villages. Nothing found costs the caller as much time as a wrong signature: let the look-up cost
/// the same in both cases too, by one query either way.
@FunctionalInterface
public interface SigningKeys {

    /// @return empty if nobody signs for what the path names
    Optional<Signer> find(SignedRoute route);
}
