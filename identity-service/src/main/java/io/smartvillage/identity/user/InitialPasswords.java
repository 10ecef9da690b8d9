package io.smartvillage.identity.user;

import io.smartvillage.platform.web.problem.BadParameterException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What requests may choose only on installations for developers and tests.
@Component
public class InitialPasswords {

    private static final int SHORTEST = 12;
    private static final int LONGEST = 128;

    private final boolean allowed;

    InitialPasswords(IdentityProperties properties) {
        this.allowed = properties.allowInitialPasswords();
    }

    /// The rules of the realm, so that Keycloak will not refuse the password later.
    ///
    /// @throws BadParameterException if there is one and it may not be
    public void require(
            String field, @Nullable String password, String username, @Nullable String email) {
        problem(password, username, email)
                .ifPresent(key -> {
                    throw new BadParameterException(field, key);
                });
    }

    /// @return key of the message that says what is wrong
    public Optional<String> problem(
            @Nullable String password, String username, @Nullable String email) {
        if (password == null) {
            return Optional.empty();
        }
        if (!allowed) {
            return Optional.of("field.not-choosable");
        }
        var weak =
                password.length() < SHORTEST
                        || password.length() > LONGEST
                        || password.equalsIgnoreCase(username)
                        || password.equalsIgnoreCase(email);
        return weak ? Optional.of("field.password") : Optional.empty();
    }

    /// @throws BadParameterException if there is one and it may not be
    public void requireChoosable(String field, Optional<?> chosen) {
        if (chosen.isPresent() && !allowed) {
            throw new BadParameterException(field, "field.not-choosable");
        }
    }
}
