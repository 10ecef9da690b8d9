package io.smartvillage.identity.audit;

import io.smartvillage.platform.messaging.Subscription;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Every service tells what operators did in villages through it.
@Configuration(proxyBeanMethods = false)
class AuditSubscriptions {

    @Bean
    Subscription identityAudit(AuditEntries entries) {
        return of("identity", entries);
    }

    @Bean
    Subscription propertyAudit(AuditEntries entries) {
        return of("property", entries);
    }

    @Bean
    Subscription billingAudit(AuditEntries entries) {
        return of("billing", entries);
    }

    @Bean
    Subscription accessAudit(AuditEntries entries) {
        return of("access", entries);
    }

    @Bean
    Subscription visitorAudit(AuditEntries entries) {
        return of("visitor", entries);
    }

    @Bean
    Subscription expenseAudit(AuditEntries entries) {
        return of("expense", entries);
    }

    private static Subscription of(String service, AuditEntries entries) {
        return Subscription.to(service + ".audit.v1")
                .on(service + ".OperatorReachedIn", OperatorReachedIn.class, entries::add)
                .build();
    }
}
