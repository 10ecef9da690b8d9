package io.smartvillage.platform.keycloak;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// `smartvillage.keycloak.*`
///
/// @param clientId the confidential client whose service account calls
@ConfigurationProperties("smartvillage.keycloak")
public record KeycloakProperties(
        @DefaultValue("http://localhost:8180") String url,
        @DefaultValue("smartvillage") String realm,
        String clientId,
        @DefaultValue("") String clientSecret,
        @DefaultValue("2s") Duration connectTimeout,
        @DefaultValue("5s") Duration readTimeout) {}
