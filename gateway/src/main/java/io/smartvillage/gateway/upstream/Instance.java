package io.smartvillage.gateway.upstream;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;

/// One running instance of a service: its breaker and its idle connections.
final class Instance {

    /// A connection younger than this is not looked at again before it is used.
    private static final long TRUSTED_NANOS = Duration.ofSeconds(2).toNanos();

    private final URI address;
    private final CircuitBreaker breaker;
    private final UpstreamProperties properties;
    private final InetSocketAddress socketAddress;
    private final String authority;
    private final AtomicInteger busy = new AtomicInteger();
    private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();

    Instance(URI address, CircuitBreaker breaker, UpstreamProperties properties) {
        this.address = address;
        this.breaker = breaker;
        this.properties = properties;
        this.socketAddress = new InetSocketAddress(address.getHost(), address.getPort());
        this.authority = address.getHost() + ":" + address.getPort();
    }

    URI address() {
        return address;
    }

    /// Host and port, as the header `Host` names them.
    String authority() {
        return authority;
    }

    CircuitBreaker breaker() {
        return breaker;
    }

    int busy() {
        return busy.get();
    }

    /// @return false if the instance has as much to do as it may
    boolean enter() {
        if (busy.incrementAndGet() > properties.atOnce()) {
            busy.decrementAndGet();
            return false;
        }
        return true;
    }

    void leave() {
        busy.decrementAndGet();
    }

    /// @throws NotConnectedException if the instance does not accept: nothing was sent
    Connection connect() throws NotConnectedException {
        for (var known = idle.pollFirst(); known != null; known = idle.pollFirst()) {
            long age = known.idleNanos();
            if (age < properties.idle().toNanos() && (age < TRUSTED_NANOS || !known.isStale())) {
                return known;
            }
            known.close();
        }
        try {
            return Connection.open(
                    socketAddress,
                    (int) properties.connectTimeout().toMillis(),
                    (int) properties.responseTimeout().toMillis(),
                    idle::addFirst);
        } catch (IOException e) {
            throw new NotConnectedException(address, e);
        }
    }

    /// Closes what has been idle for too long.
    void tidy() {
        for (var oldest = idle.peekLast();
                oldest != null && oldest.idleNanos() > properties.idle().toNanos();
                oldest = idle.peekLast()) {
            if (idle.removeLastOccurrence(oldest)) {
                oldest.close();
            }
        }
    }

    void closeIdle() {
        for (var each = idle.pollFirst(); each != null; each = idle.pollFirst()) {
            each.close();
        }
    }
}
