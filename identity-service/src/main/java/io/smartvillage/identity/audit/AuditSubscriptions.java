package io.smartvillage.identity.audit;

import io.smartvillage.platform.messaging.Subscription;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Every service tells what was changed in it, who was looked at, and what operators did in
/// villages through it.
@Configuration(proxyBeanMethods = false)
class AuditSubscriptions {

    @Bean
    Subscription identityAudit(AddAuditEntries entries) {
        return of("identity", entries);
    }

    @Bean
    Subscription propertyAudit(AddAuditEntries entries) {
        return of("property", entries);
    }

    @Bean
    Subscription billingAudit(AddAuditEntries entries) {
        return of("billing", entries);
    }

    @Bean
    Subscription accessAudit(AddAuditEntries entries) {
        return of("access", entries);
    }

    @Bean
    Subscription visitorAudit(AddAuditEntries entries) {
        return of("visitor", entries);
    }

    @Bean
    Subscription expenseAudit(AddAuditEntries entries) {
        return of("expense", entries);
    }

    private static Subscription of(String schema, AddAuditEntries entries) {
        var service = schema + "-service";
        return Subscription.to(schema + ".audit.v1")
                .onRepeatableBatch(
                        schema + ".DataChanged",
                        DataChanged.class,
                        changes -> entries.changed(service, changes))
                .onRepeatableBatch(
                        schema + ".PersonalDataRead",
                        PersonalDataRead.class,
                        reads -> entries.read(service, reads))
                .on(schema + ".OperatorReachedIn", OperatorReachedIn.class, entries::reachedIn)
                .build();
    }
}
