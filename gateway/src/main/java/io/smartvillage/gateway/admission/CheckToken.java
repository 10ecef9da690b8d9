package io.smartvillage.gateway.admission;

import io.smartvillage.platform.security.TokenDecoders;
import io.smartvillage.platform.security.TokenProperties;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
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

    private final RememberedTokens remembered;
    private final JwtDecoder decoder;

    CheckToken(TokenProperties properties, Clock clock) {
        this.remembered = new RememberedTokens(properties, clock);
        this.decoder = TokenDecoders.checking(properties, clock, remembered::forgetAll);
    }

    /// @throws RefusedException if there is no token, or it does not hold
    Bearer check(HttpServletRequest request) {
        var token = token(request);
        if (token == null || token.isEmpty()) {
            throw RefusedException.unauthenticated();
        }
        var known = remembered.find(token);
        return known == null ? checkAnew(token) : known;
    }

    private Bearer checkAnew(String token) {
        try {
            var jwt = decoder.decode(token);
            var bearer = Bearer.of(jwt);
            remembered.add(token, bearer, jwt.getExpiresAt());
            return bearer;
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
