package io.smartvillage.access.reported.messaging;

import io.smartvillage.access.reported.PassedByHand;
import io.smartvillage.access.reported.RecordPassageByHand;
import io.smartvillage.platform.messaging.Subscription;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PassedByHandSubscription {

    @Bean
    Subscription passagesByHand(RecordPassageByHand recordPassageByHand) {
        return Subscription.to("visitor.visitor.v1")
                .on("visitor.VisitorPassedByHand", PassedByHand.class, recordPassageByHand::record)
                .build();
    }
}
