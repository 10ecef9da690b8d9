package io.smartvillage.platform.keycloak;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.json.JsonMapper;

@AutoConfiguration
@EnableConfigurationProperties(KeycloakProperties.class)
public class KeycloakAutoConfiguration {

    @Bean
    KeycloakHttp keycloakHttp(JsonMapper json, KeycloakProperties properties) {
        return new KeycloakHttp(json, properties);
    }
}
