package io.smartvillage.platform.security;

import java.util.List;
import java.util.UUID;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/// A request whose signature, or the key in whose path, was checked: good for the one handler it
/// was made for, and without any authority.
final class SignedAuthentication extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final transient SignedRoute route;
    private final UUID id;

    SignedAuthentication(SignedRoute route, UUID id) {
        super(List.of());
        this.route = route;
        this.id = id;
        setAuthenticated(true);
    }

    SignedRoute route() {
        return route;
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Object getPrincipal() {
        return id;
    }
}
