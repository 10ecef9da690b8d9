package io.smartvillage.platform.security;

import java.util.UUID;

/// Keeps what an operator does inside a village. Called before the request is handled: what cannot
/// be recorded is not done.
@FunctionalInterface
public interface ReachInAudit {

    /// One request of an operator into a village.
    record ReachIn(UUID operatorId, UUID villageId, String method, String path, String reason) {}

    /// @throws RuntimeException if it could not be stored; the request is refused
    void record(ReachIn reachIn);
}
