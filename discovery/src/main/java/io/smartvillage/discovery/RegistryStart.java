package io.smartvillage.discovery;

import com.netflix.eureka.EurekaServerContext;
import org.springframework.aot.AotDetector;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/// Spring Cloud declares the registry by its interface, so that Spring AOT, which looks for
/// `@PostConstruct` at build time, never starts it: every request would fail.
@Component
class RegistryStart implements SmartInitializingSingleton {

    private final EurekaServerContext registry;
    private final boolean forgotten = AotDetector.useGeneratedArtifacts();

    RegistryStart(EurekaServerContext registry) {
        this.registry = registry;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (forgotten) {
            try {
                registry.initialize();
            } catch (Exception e) {
                throw new IllegalStateException("the registry does not start", e);
            }
        }
    }
}
