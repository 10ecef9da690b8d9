package io.smartvillage.property.person;

import io.smartvillage.platform.messaging.Subscription;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PeopleSubscription {

    @Bean
    Subscription peopleOfTheVillage(People people) {
        return Subscription.to("identity.user-state.v1")
                .on("identity.UserState", UserState.class, people::mirror)
                .build();
    }
}
