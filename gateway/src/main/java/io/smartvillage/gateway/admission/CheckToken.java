package io.smartvillage.gateway.admission;

import com.nimbusds.jose.KeySourceException;
import io.smartvillage.platform.security.TokenProperties;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/// Signature, issuer, audience and times of the one token in the header `Authorization`.
@Component
class CheckToken {

    private static final Logger LOG = LoggerFactory.getLogger(CheckToken.class);
    private static final String SCHEME = "Bearer ";

    private final RememberedTokens remembered;
    private final ReadToken tokens;

    CheckToken(TokenProperties properties, Clock clock) {
        this.remembered = new RememberedTokens(properties, clock);
        this.tokens = new ReadToken(properties, clock, remembered::forgetAll);
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
            var claims = tokens.read(token);
            var bearer = Bearer.of(claims.all());
            remembered.add(token, bearer, claims.expiry());
            return bearer;
        } catch (BadTokenException e) {
            LOG.debug("refused a token: {}", e.getMessage());
            throw RefusedException.unauthenticated();
        } catch (KeySourceException e) {
            LOG.warn("the issuer's keys cannot be read: {}", e.getMessage());
            throw RefusedException.signInUnavailable();
        }
    }

    /// Spring's own resolver matches the whole token against a pattern first, which costs more than
    /// looking up a remembered token; whatever is no token is refused then.
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
