package io.smartvillage.billing.slip.slipok;

import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.smartvillage.billing.slip.SlipQuestion;
import io.smartvillage.billing.slip.SlipVerdict;
import io.smartvillage.billing.slip.SlipVerdict.NotAvailable;
import io.smartvillage.billing.slip.SlipVerifier;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Decided at each start, not by a condition: Spring AOT fixes those when it builds.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SlipVerificationProperties.class)
class SlipVerificationConfiguration {

    private static final class NoService implements SlipVerifier {

        @Override
        public SlipVerdict verify(SlipQuestion question) {
            return new NotAvailable(NotAvailable.Cause.NOT_CONFIGURED);
        }

        @Override
        public boolean isConfigured() {
            return false;
        }
    }

    /// Closed with the context if there is a service.
    @Bean
    SlipVerifier slipVerifier(
            SlipVerificationProperties properties, Clock clock, MeterRegistry meters) {
        if (!properties.isConfigured()) {
            return new NoService();
        }
        var verifier = new SlipOkVerifier(properties, clock);
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(verifier.breakers()).bindTo(meters);
        return verifier;
    }
}
