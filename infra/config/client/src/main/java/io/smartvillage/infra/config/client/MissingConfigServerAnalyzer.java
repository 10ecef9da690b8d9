package io.smartvillage.infra.config.client;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.cloud.config.client.ConfigClientFailFastException;
import org.springframework.core.env.Environment;
import org.springframework.web.client.HttpClientErrorException;

/// Says which config-server was tried and what to do, instead of a stack trace.
final class MissingConfigServerAnalyzer
        extends AbstractFailureAnalyzer<ConfigClientFailFastException> {

    private final @Nullable Environment environment;

    MissingConfigServerAnalyzer(@Nullable Environment environment) {
        this.environment = environment;
    }

    @Override
    protected FailureAnalysis analyze(
            Throwable rootFailure, ConfigClientFailFastException failure) {
        var uri = property("spring.cloud.config.uri", "http://localhost:8888");
        if (failure.getCause() instanceof HttpClientErrorException refusal
                && refusal.getStatusCode().value() == 401) {
            return new FailureAnalysis(
                    "config-server at " + uri + " refused the user name and password.",
                    "Set SPRING_CLOUD_CONFIG_USERNAME and SPRING_CLOUD_CONFIG_PASSWORD to what"
                            + " config-server was started with (SPRING_SECURITY_USER_NAME,"
                            + " SPRING_SECURITY_USER_PASSWORD).",
                    failure);
        }
        var reason =
                failure.getCause() == null ? failure.getMessage() : message(failure.getCause());
        return new FailureAnalysis(
                "No settings for "
                        + property("spring.application.name", "this application")
                        + ": config-server at "
                        + uri
                        + " did not answer ("
                        + reason
                        + ").",
                "Start config-server first (./village up does), or say where it is:"
                        + " SPRING_CLOUD_CONFIG_URI.",
                failure);
    }

    private String property(String name, String otherwise) {
        return environment == null ? otherwise : environment.getProperty(name, otherwise);
    }

    private static String message(Throwable cause) {
        var message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }
}
