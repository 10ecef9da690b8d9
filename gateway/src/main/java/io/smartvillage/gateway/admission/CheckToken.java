package io.smartvillage.gateway.admission;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.stereotype.Component;

/// Signature, issuer, audience and times of the one token in the header `Authorization`.
@Component
class CheckToken {

    private static final String SCHEME = "Bearer ";

    private final JwtDecoder decoder;

    CheckToken(JwtDecoder decoder) {
        this.decoder = decoder;
    }

    /// @throws RefusedException if there is no token, or it does not hold
    Bearer check(HttpServletRequest request) {
        var token = token(request);
        if (token == null || token.isEmpty()) {
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

    /// Spring's own resolver matches the whole token against a pattern first, which costs more than
    /// looking up a remembered token; the decoder refuses whatever is no token.
    private static @Nullable String token(HttpServletRequest request) {
        var headers = request.getHeaders(HttpHeaders.AUTHORIZATION);
        if (!headers.hasMoreElements()) {
            return null;
        }
        var header = headers.nextElement();
        if (headers.hasMoreElements()) {
            // A service might take the other one.
            return null;
        }
        return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? header.substring(SCHEME.length()).strip()
                : null;
    }
}
