package io.smartvillage.platform.security;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.MalformedURLException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/// Builds the one way in which this installation checks tokens: RS256 only, keys from the issuer's
/// own set, issuer, audience and times.
public final class TokenDecoders {

    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final int KEY_SET_LIMIT = 64 * 1024;

    private TokenDecoders() {}

    public static CachingJwtDecoder caching(TokenProperties properties, Clock clock) {
        var cache = new AtomicReference<CachingJwtDecoder>();
        var decoder =
                new CachingJwtDecoder(
                        checking(
                                properties,
                                clock,
                                () -> {
                                    var filled = cache.get();
                                    if (filled != null) {
                                        filled.forgetAll();
                                    }
                                }),
                        clock,
                        properties.cacheSize(),
                        properties.cacheFreshness());
        cache.set(decoder);
        return decoder;
    }

    /// Checks each token anew. For whoever remembers tokens in a way of their own.
    ///
    /// @param onNewKeys called when the issuer's set of keys has changed
    public static JwtDecoder checking(TokenProperties properties, Clock clock, Runnable onNewKeys) {
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(
                        JOSEObjectType.JWT, new JOSEObjectType("at+jwt")));
        processor.setJWSKeySelector(
                new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, keys(properties, onNewKeys)));
        processor.setJWTClaimsSetVerifier((_, _) -> {});
        var decoder = new NimbusJwtDecoder(processor);
        var timestamps = new JwtTimestampValidator(properties.clockSkew());
        timestamps.setClock(clock);
        decoder.setJwtValidator(
                new DelegatingOAuth2TokenValidator<>(
                        timestamps,
                        new JwtClaimValidator<>(JwtClaimNames.EXP, exp -> exp != null),
                        new JwtClaimValidator<>(JwtClaimNames.SUB, sub -> sub != null),
                        new JwtIssuerValidator(properties.issuer()),
                        new JwtClaimValidator<java.util.Collection<String>>(
                                JwtClaimNames.AUD,
                                audience ->
                                        audience != null
                                                && audience.contains(properties.audience()))));
        return decoder;
    }

    private static JWKSource<SecurityContext> keys(TokenProperties properties, Runnable onNewKeys) {
        try {
            var watcher = new KeyChangeWatcher(onNewKeys);
            return JWKSourceBuilder.<SecurityContext>create(
                            properties.jwkSet().toURL(),
                            new DefaultResourceRetriever(
                                    (int) TIMEOUT.toMillis(),
                                    (int) TIMEOUT.toMillis(),
                                    KEY_SET_LIMIT))
                    .cache(
                            properties.keyLifetime().toMillis(),
                            TIMEOUT.multipliedBy(2).toMillis(),
                            watcher)
                    .refreshAheadCache(false)
                    .rateLimited(Duration.ofSeconds(1).toMillis())
                    .outageTolerant(properties.keyOutage().toMillis())
                    .build();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(
                    "smartvillage.tokens.jwk-set is no URL: " + properties.jwkSet(), e);
        }
    }
}
