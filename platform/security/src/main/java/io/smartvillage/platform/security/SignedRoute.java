package io.smartvillage.platform.security;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.web.method.HandlerMethod;

/// What a request without a token is for: a signed one, or one with a key in its path.
///
/// @param variables of the path, decoded, as the client wrote them
public record SignedRoute(HandlerMethod handler, Map<String, String> variables) {

    public SignedRoute {
        variables = Map.copyOf(variables);
    }

    boolean isKeyed() {
        return SignedRoutes.isKeyed(handler);
    }

    /// @return empty if there is no such variable, or no id in it
    public Optional<UUID> id(String variable) {
        try {
            return Optional.ofNullable(variables.get(variable)).map(UUID::fromString);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
