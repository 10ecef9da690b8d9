package io.smartvillage.platform.security;

import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/// A request whose signature was checked: good for the one handler it was made for, and without any
/// authority.
final class SignedAuthentication extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final transient SignedRoute route;
    private final transient Signer signer;

    SignedAuthentication(SignedRoute route, Signer signer) {
        super(List.of());
        this.route = route;
        this.signer = signer;
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
        return signer.id();
    }
}
