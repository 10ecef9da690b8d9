package io.smartvillage.visitor.visitor.messaging;

import io.smartvillage.platform.messaging.Subscription;
import io.smartvillage.visitor.visitor.RecordPassage;
import io.smartvillage.visitor.visitor.RecordPassage.AccessGranted;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PassageSubscription {

    @Bean
    Subscription passages(RecordPassage recordPassage) {
        return Subscription.to("access.access-log.v1")
                .on("access.AccessGranted", AccessGranted.class, recordPassage::record)
                .build();
    }
}
