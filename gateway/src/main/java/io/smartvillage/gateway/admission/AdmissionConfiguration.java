package io.smartvillage.gateway.admission;

import io.smartvillage.gateway.problem.Problem;
import io.smartvillage.gateway.problem.Problems;
import io.smartvillage.platform.security.TextHeaderFirewall;
import io.smartvillage.platform.security.TokenProperties;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;

/// Puts the checks in front of everything: Spring Security's firewall, then headers, origins,
/// admission.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TokenProperties.class)
class AdmissionConfiguration {

    /// After the filter that starts the trace, so that refusals carry a trace id too.
    private static final int ORDER = -100;

    private static final Duration PREFLIGHT_AGE = Duration.ofHours(1);

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    FilterRegistrationBean<FilterChainProxy> admission(
            AdmissionFilter admission, CorsProperties cors, Problems problems) {
        var proxy =
                new FilterChainProxy(
                        new DefaultSecurityFilterChain(
                                AnyRequestMatcher.INSTANCE,
                                List.of(
                                        new SecurityHeadersFilter(),
                                        cors(cors, problems),
                                        admission)));
        proxy.setFirewall(TextHeaderFirewall.create());
        proxy.setRequestRejectedHandler(
                (request, response, _) -> problems.write(request, response, Problem.BAD_REQUEST));
        var registration = new FilterRegistrationBean<>(proxy);
        registration.setOrder(ORDER);
        return registration;
    }

    /// `AdmissionFilter` is a bean, and would be registered once more by itself.
    @Bean
    FilterRegistrationBean<AdmissionFilter> notTwice(AdmissionFilter admission) {
        var registration = new FilterRegistrationBean<>(admission);
        registration.setEnabled(false);
        return registration;
    }

    private static CorsFilter cors(CorsProperties properties, Problems problems) {
        var configuration = new CorsConfiguration();
        configuration.setAllowedOrigins(properties.origins());
        configuration.setAllowedMethods(
                List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"));
        configuration.setAllowedHeaders(
                List.of(
                        "Authorization",
                        "Content-Type",
                        "Accept-Language",
                        "Idempotency-Key",
                        "If-Match",
                        "If-None-Match",
                        CheckVillage.VILLAGE,
                        CheckVillage.VILLAGE_ID,
                        "X-Reason"));
        configuration.setExposedHeaders(
                List.of("ETag", "Location", "Retry-After", "Content-Disposition"));
        configuration.setMaxAge(PREFLIGHT_AGE);
        var source = new UrlBasedCorsConfigurationSource();
        source.registerCorsConfiguration("/api/**", configuration);
        var filter = new CorsFilter(source);
        filter.setCorsProcessor(new RefusingByProblem(problems));
        return filter;
    }

    /// Spring's own answers a refused origin with plain text.
    private static final class RefusingByProblem extends DefaultCorsProcessor {

        private final Problems problems;

        RefusingByProblem(Problems problems) {
            this.problems = problems;
        }

        @Override
        public boolean processRequest(
                @Nullable CorsConfiguration configuration,
                HttpServletRequest request,
                HttpServletResponse response)
                throws IOException {
            var accepted = super.processRequest(configuration, request, response);
            if (!accepted) {
                problems.write(request, response, Problem.ORIGIN_REFUSED);
            }
            return accepted;
        }

        @Override
        protected void rejectRequest(ServerHttpResponse response) {
            // Answered above, where the request is known.
        }
    }
}
