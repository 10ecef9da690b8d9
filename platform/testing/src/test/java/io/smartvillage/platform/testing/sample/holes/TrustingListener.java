package io.smartvillage.platform.testing.sample.holes;

import io.smartvillage.platform.messaging.Subscription;
import io.smartvillage.platform.testing.sample.SampleTopics;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TrustingListener {

    record Change(UUID noteId, String title) {}

    /// Changes whatever note the event names, whosever it is.
    @Bean
    Subscription trusting(AnyVillage anyVillage) {
        return Subscription.to(SampleTopics.TRUSTED)
                .on(
                        SampleTopics.TRUSTED_CHANGE,
                        Change.class,
                        change -> anyVillage.retitle(change.noteId(), change.title()))
                .build();
    }
}
