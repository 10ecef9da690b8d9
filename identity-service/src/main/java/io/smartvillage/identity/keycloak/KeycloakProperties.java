package io.smartvillage.identity.keycloak;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// `smartvillage.keycloak.*`
///
/// @param clientSecret of the client whose service account provisions villages
@ConfigurationProperties("smartvillage.keycloak")
record KeycloakProperties(
        @DefaultValue("http://localhost:8180") String url,
        @DefaultValue("smartvillage") String realm,
        @DefaultValue("identity-service") String clientId,
        @DefaultValue("") String clientSecret,
        @DefaultValue("2s") Duration connectTimeout,
        @DefaultValue("5s") Duration readTimeout) {}
