package io.smartvillage.identity.usage.messaging;

import io.smartvillage.identity.usage.UsageCounted;
import io.smartvillage.identity.usage.VillageUsage;
import io.smartvillage.platform.messaging.Subscription;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Every service tells once a day what it counted.
@Configuration(proxyBeanMethods = false)
class UsageSubscriptions {

    @Bean
    Subscription identityUsage(VillageUsage usage) {
        return of("identity", usage);
    }

    @Bean
    Subscription propertyUsage(VillageUsage usage) {
        return of("property", usage);
    }

    @Bean
    Subscription billingUsage(VillageUsage usage) {
        return of("billing", usage);
    }

    @Bean
    Subscription accessUsage(VillageUsage usage) {
        return of("access", usage);
    }

    @Bean
    Subscription visitorUsage(VillageUsage usage) {
        return of("visitor", usage);
    }

    @Bean
    Subscription expenseUsage(VillageUsage usage) {
        return of("expense", usage);
    }

    private static Subscription of(String service, VillageUsage usage) {
        return Subscription.to(service + ".usage.v1")
                .on(
                        service + ".UsageCounted",
                        UsageCounted.class,
                        counted -> usage.keep(service, counted))
                .build();
    }
}
