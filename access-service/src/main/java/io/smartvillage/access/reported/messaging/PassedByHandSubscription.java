package io.smartvillage.access.reported.messaging;

import io.smartvillage.access.reported.PassedByHand;
import io.smartvillage.access.reported.ReportDecisions;
import io.smartvillage.platform.messaging.Subscription;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PassedByHandSubscription {

    @Bean
    Subscription passagesByHand(ReportDecisions reportDecisions) {
        return Subscription.to("visitor.visitor.v1")
                .on(
                        "visitor.VisitorPassedByHand",
                        PassedByHand.class,
                        reportDecisions::passedByHand)
                .build();
    }
}
