package io.smartvillage.gateway.upstream;

import io.opentelemetry.sdk.trace.samplers.Sampler;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TraceConfiguration {

    /// The gateway alone decides which traces are kept, and the services follow it; Boot's own
    /// sampler would follow the client.
    @Bean
    Sampler sampler(@Value("${management.tracing.sampling.probability:0.1}") double probability) {
        return Sampler.traceIdRatioBased(probability);
    }
}
