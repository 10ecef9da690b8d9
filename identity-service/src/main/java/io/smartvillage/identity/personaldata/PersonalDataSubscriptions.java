package io.smartvillage.identity.personaldata;

import io.smartvillage.identity.personaldata.KnownHouses.PropertyState;
import io.smartvillage.platform.messaging.Subscription;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What services answer, and who lives where.
@Configuration(proxyBeanMethods = false)
class PersonalDataSubscriptions {

    @Bean
    Subscription houseStates(KnownHouses houses) {
        return Subscription.to("property.property-state.v1")
                .on("property.PropertyState", PropertyState.class, houses::mirror)
                .build();
    }

    @Bean
    Subscription answersOfIdentity(TakeAnswers takeAnswers) {
        return of("identity", takeAnswers);
    }

    @Bean
    Subscription answersOfProperty(TakeAnswers takeAnswers) {
        return of("property", takeAnswers);
    }

    @Bean
    Subscription answersOfBilling(TakeAnswers takeAnswers) {
        return of("billing", takeAnswers);
    }

    @Bean
    Subscription answersOfAccess(TakeAnswers takeAnswers) {
        return of("access", takeAnswers);
    }

    @Bean
    Subscription answersOfVisitor(TakeAnswers takeAnswers) {
        return of("visitor", takeAnswers);
    }

    @Bean
    Subscription answersOfExpense(TakeAnswers takeAnswers) {
        return of("expense", takeAnswers);
    }

    private static Subscription of(String service, TakeAnswers takeAnswers) {
        return Subscription.to(Services.topicOf(service))
                .on(
                        service + ".PersonErasureDone",
                        PersonErasureDone.class,
                        answer -> takeAnswers.erased(service, answer))
                .on(
                        service + ".PersonalDataPart",
                        PersonalDataPart.class,
                        answer -> takeAnswers.exported(service, answer))
                .build();
    }
}
