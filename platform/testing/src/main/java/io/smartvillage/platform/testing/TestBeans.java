package io.smartvillage.platform.testing;

import io.smartvillage.infra.keycloak.Tokens;
import io.smartvillage.infra.servers.TestServers;
import io.smartvillage.platform.eventcontracts.EventContracts;
import io.smartvillage.platform.messaging.EventCheck;
import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Primary;

@TestConfiguration(proxyBeanMethods = false)
class TestBeans {

    @Bean
    @Primary
    MovableClock movableClock() {
        return new MovableClock();
    }

    /// Every event that a test makes the service publish is checked against its contract.
    @Bean
    EventCheck contracts() {
        return (topic, type, json) -> {
            var violations = EventContracts.violations(type, json);
            if (!violations.isEmpty()) {
                throw new AssertionError(
                        "%s on %s breaks its contract: %s".formatted(type, topic, violations));
            }
        };
    }

    @Bean
    Tokens tokens() {
        return new Tokens(URI.create(TestServers.shared().keycloak().baseUrl()));
    }

    @Bean
    @Lazy
    Api api(Tokens tokens, @Value("${local.server.port}") int port) {
        return new Api(tokens, port);
    }

    @Bean
    TestEvents testEvents() {
        return new TestEvents();
    }

    @Bean
    TestDatabase testDatabase(@Value("${smartvillage.schema}") String schema) {
        return new TestDatabase(schema, TestDatabase.NAME);
    }
}
