package io.smartvillage.platform.security;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.source.CachingJWKSetSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.events.Event;
import com.nimbusds.jose.util.events.EventListener;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/// Notices when the issuer's set of keys is no longer the one that tokens were checked with.
final class KeyChangeWatcher
        implements EventListener<CachingJWKSetSource<SecurityContext>, SecurityContext> {

    private final Runnable onChange;
    private final AtomicReference<Set<String>> keyIds = new AtomicReference<>(Set.of());

    KeyChangeWatcher(Runnable onChange) {
        this.onChange = onChange;
    }

    @Override
    public void notify(Event<CachingJWKSetSource<SecurityContext>, SecurityContext> event) {
        if (event instanceof CachingJWKSetSource.RefreshCompletedEvent<SecurityContext> refreshed) {
            var now =
                    refreshed.getJWKSet().getKeys().stream()
                            .map(JWK::getKeyID)
                            .collect(Collectors.toSet());
            var before = keyIds.getAndSet(now);
            if (!before.equals(now)) {
                onChange.run();
            }
        }
    }
}
