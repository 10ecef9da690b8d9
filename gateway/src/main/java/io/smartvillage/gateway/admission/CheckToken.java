package io.smartvillage.gateway.admission;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.stereotype.Component;

/// Signature, issuer, audience and times of the one token in the header `Authorization`.
@Component
class CheckToken {

    private final BearerTokenResolver header = new DefaultBearerTokenResolver();
    private final JwtDecoder decoder;

    CheckToken(JwtDecoder decoder) {
        this.decoder = decoder;
    }

    /// @throws RefusedException if there is no token, or it does not hold
    Bearer check(HttpServletRequest request) {
        var token = token(request);
        if (token == null) {
            throw RefusedException.unauthenticated();
        }
        try {
            return Bearer.of(decoder.decode(token));
        } catch (BadJwtException _) {
            throw RefusedException.unauthenticated();
        } catch (JwtException _) {
            // Not the token's fault: the issuer's keys cannot be read.
            throw RefusedException.signInUnavailable();
        }
    }

    private @Nullable String token(HttpServletRequest request) {
        var headers = request.getHeaders(HttpHeaders.AUTHORIZATION);
        if (headers.hasMoreElements()) {
            headers.nextElement();
            if (headers.hasMoreElements()) {
                // A service might take the other one.
                throw RefusedException.unauthenticated();
            }
        }
        try {
            return header.resolve(request);
        } catch (OAuth2AuthenticationException _) {
            throw RefusedException.unauthenticated();
        }
    }
}
