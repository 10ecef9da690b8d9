package io.smartvillage.platform.security;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// `smartvillage.tokens.*`
///
/// @param issuer the `iss` that tokens must carry
/// @param jwkSet where the issuer's public keys are read
/// @param audience the `aud` that tokens must carry
/// @param clockSkew how far this clock may differ from the issuer's
/// @param keyLifetime how long keys are used before they are read again; with `cacheFreshness` it
///   bounds how long a removed key still counts
/// @param keyOutage how long the last known keys go on when the issuer cannot be reached
@ConfigurationProperties("smartvillage.tokens")
public record TokenProperties(
        @DefaultValue("http://localhost:8180/realms/smartvillage") String issuer,
        @DefaultValue("http://localhost:8180/realms/smartvillage/protocol/openid-connect/certs")
                URI jwkSet,
        @DefaultValue("smart-village-api") String audience,
        @DefaultValue("5s") Duration clockSkew,
        @DefaultValue("20s") Duration keyLifetime,
        @DefaultValue("12h") Duration keyOutage,
        @DefaultValue("20s") Duration cacheFreshness,
        @DefaultValue("10000") long cacheSize) {}
