package io.smartvillage.access.credential.messaging;

import io.smartvillage.access.credential.RevokeApps;
import io.smartvillage.platform.messaging.Subscription;
import java.time.Instant;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SignOutSubscription {

    /// `identity.PersonSignedOut`, the fields that are needed.
    record PersonSignedOut(UUID userId, Instant signedOutAt) {}

    @Bean
    Subscription signOuts(RevokeApps revokeApps) {
        return Subscription.to("identity.user.v1")
                .on(
                        "identity.PersonSignedOut",
                        PersonSignedOut.class,
                        fact -> revokeApps.revoke(fact.userId(), fact.signedOutAt()))
                .build();
    }
}
