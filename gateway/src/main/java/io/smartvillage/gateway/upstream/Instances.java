package io.smartvillage.gateway.upstream;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.client.discovery.DiscoveryClient;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// The instances of every service, as discovery lists them, each with its own circuit breaker.
///
/// The list is looked at in the background; a request never waits for discovery. When discovery has
/// lost every instance of a service, the last known ones are used a while longer: it may be
/// discovery that is wrong, and the breakers see to dead instances sooner anyway.
@Component
class Instances implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Instances.class);

    /// What to tell a client when nothing better is known.
    private static final Duration SHORTLY = Duration.ofSeconds(3);

    private final DiscoveryClient discovery;
    private final UpstreamProperties properties;
    private final RouteTable routes;
    private final Clock clock;
    private final CircuitBreakerRegistry breakers;
    private final Map<String, Known> known = new ConcurrentHashMap<>();
    private final AtomicInteger turn = new AtomicInteger();

    private @Nullable ScheduledExecutorService refresher;

    /// @param seen when discovery last listed any of them
    private record Known(List<Instance> instances, Instant seen) {}

    Instances(
            DiscoveryClient discovery,
            UpstreamProperties properties,
            RouteTable routes,
            Clock clock,
            MeterRegistry meters) {
        this.discovery = discovery;
        this.properties = properties;
        this.routes = routes;
        this.clock = clock;
        this.breakers = CircuitBreakerRegistry.of(config(properties.breaker()));
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers).bindTo(meters);
    }

    /// The less busy of two, among those whose breaker lets the call through. The caller reports
    /// the outcome to the breaker and leaves the instance.
    ///
    /// @param tried an instance that has just failed this request; it is asked last
    /// @throws UnavailableException if there is none, or all breakers are open
    Instance enter(String service, @Nullable Instance tried) throws UnavailableException {
        var instances =
                known.getOrDefault(service, new Known(List.of(), Instant.EPOCH)).instances();
        int count = instances.size();
        if (count == 0) {
            throw new UnavailableException(service, "no instance is known", SHORTLY);
        }
        int first = Math.floorMod(turn.getAndIncrement(), count);
        if (count > 1 && instances.get((first + 1) % count).busy() < instances.get(first).busy()) {
            first = (first + 1) % count;
        }
        for (int i = 0; i < count; i++) {
            var instance = instances.get((first + i) % count);
            if (!Objects.equals(instance, tried) && entered(instance)) {
                return instance;
            }
        }
        if (tried != null && instances.contains(tried) && entered(tried)) {
            return tried;
        }
        throw new UnavailableException(
                service, "no instance can take the request", untilTrial(instances));
    }

    private static boolean entered(Instance instance) {
        if (!instance.enter()) {
            return false;
        }
        if (instance.breaker().tryAcquirePermission()) {
            return true;
        }
        instance.leave();
        return false;
    }

    private Duration untilTrial(List<Instance> instances) {
        var open =
                instances.stream()
                        .allMatch(each -> each.breaker().getState() == CircuitBreaker.State.OPEN);
        return open ? properties.breaker().pause() : Duration.ofSeconds(1);
    }

    @Override
    public void start() {
        refreshAll();
        var executor =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("instances").factory());
        var period = properties.refresh().toMillis();
        var _ =
                executor.scheduleWithFixedDelay(
                        this::refreshAll, period, period, TimeUnit.MILLISECONDS);
        refresher = executor;
    }

    @Override
    public void stop() {
        var executor = refresher;
        if (executor != null) {
            executor.shutdownNow();
            refresher = null;
        }
        known.values().forEach(each -> each.instances().forEach(Instance::closeIdle));
    }

    @Override
    public boolean isRunning() {
        return refresher != null;
    }

    private void refreshAll() {
        for (var service : routes.services()) {
            try {
                refresh(service);
            } catch (RuntimeException e) {
                LOG.warn("the instances of {} cannot be listed: {}", service, e.toString());
            }
        }
    }

    private void refresh(String service) {
        var before = known.getOrDefault(service, new Known(List.of(), Instant.EPOCH));
        var listed = discovery.getInstances(service);
        var now = clock.instant();
        if (listed.isEmpty() && now.isBefore(before.seen().plus(properties.lastKnown()))) {
            return;
        }
        var byAddress = new HashMap<URI, Instance>();
        before.instances().forEach(each -> byAddress.put(each.address(), each));
        var after =
                listed.stream()
                        .map(ServiceInstance::getUri)
                        .distinct()
                        .sorted()
                        .map(address -> instance(service, address, byAddress.remove(address)))
                        .toList();
        known.put(service, new Known(after, listed.isEmpty() ? before.seen() : now));
        after.forEach(Instance::tidy);
        byAddress.forEach((address, gone) -> {
            LOG.info("{} at {} is gone", service, address);
            gone.closeIdle();
            breakers.remove(gone.breaker().getName());
        });
    }

    private Instance instance(String service, URI address, @Nullable Instance existing) {
        if (existing != null) {
            return existing;
        }
        LOG.info("{} at {} is there", service, address);
        var breaker = breakers.circuitBreaker(service + " " + address.getAuthority());
        breaker.getEventPublisher()
                .onStateTransition(event ->
                        LOG.warn(
                                "{} at {}: {}",
                                service,
                                address,
                                event.getStateTransition()
                                        .toString()
                                        .toLowerCase(java.util.Locale.ROOT)));
        return new Instance(address, breaker, properties);
    }

    private static CircuitBreakerConfig config(UpstreamProperties.Breaker breaker) {
        return CircuitBreakerConfig.custom()
                .slidingWindowSize(breaker.window())
                .minimumNumberOfCalls(breaker.minimum())
                .failureRateThreshold(breaker.failureRate())
                .waitDurationInOpenState(breaker.pause())
                .permittedNumberOfCallsInHalfOpenState(breaker.trial())
                .build();
    }
}
