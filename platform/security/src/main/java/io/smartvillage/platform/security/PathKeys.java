package io.smartvillage.platform.security;

import java.util.Optional;

/// Whose the keys of a service's [KeyedPath]s are: the one bean that a service with such handlers
/// has.
///
/// It is asked before any village is bound, so it looks the key up as a job does, across villages,
/// and by its hash.
@FunctionalInterface
public interface PathKeys {

    /// @param key as the path has it: anything
    /// @return empty if it is nobody's
    Optional<KeyHolder> find(String key);
}
