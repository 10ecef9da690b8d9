package io.smartvillage.infra.config.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.cloud.config.client.ConfigClientFailFastException;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.ResourceAccessException;

class MissingConfigServerAnalyzerTests {

    @Test
    void namesTheAddressThatDidNotAnswer() {
        var analysis = analyze(new ResourceAccessException("Connection refused"));

        assertThat(analysis.getDescription())
                .contains("billing-service", "http://settings.test:8888", "Connection refused");
        assertThat(analysis.getAction()).contains("SPRING_CLOUD_CONFIG_URI");
    }

    @Test
    void namesThePasswordThatWasRefused() {
        var analysis =
                analyze(
                        HttpClientErrorException.create(
                                HttpStatus.UNAUTHORIZED,
                                "Unauthorized",
                                new HttpHeaders(),
                                new byte[0],
                                StandardCharsets.UTF_8));

        assertThat(analysis.getDescription()).contains("refused the user name and password");
        assertThat(analysis.getAction()).contains("SPRING_CLOUD_CONFIG_PASSWORD");
    }

    private static FailureAnalysis analyze(Exception cause) {
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(
                        new MapPropertySource(
                                "test",
                                Map.of(
                                        "spring.application.name",
                                        "billing-service",
                                        "spring.cloud.config.uri",
                                        "http://settings.test:8888")));
        return Objects.requireNonNull(
                new MissingConfigServerAnalyzer(environment)
                        .analyze(new ConfigClientFailFastException("failing", cause)));
    }
}
