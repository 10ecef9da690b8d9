package io.smartvillage.visitor.recurring.messaging;

import io.smartvillage.platform.messaging.Subscription;
import io.smartvillage.visitor.recurring.RecordRecurringVisit;
import io.smartvillage.visitor.recurring.RecordRecurringVisit.AccessGranted;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RecurringPassageSubscription {

    @Bean
    Subscription recurringPassages(RecordRecurringVisit recordVisit) {
        return Subscription.to("access.access-log.v1")
                .on("access.AccessGranted", AccessGranted.class, recordVisit::record)
                .build();
    }
}
