package io.smartvillage.identity.house.messaging;

import io.smartvillage.identity.house.Houses;
import io.smartvillage.identity.house.PropertyState;
import io.smartvillage.platform.messaging.Subscription;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class HouseSubscription {

    @Bean
    Subscription propertyStates(Houses houses) {
        return Subscription.to("property.property-state.v1")
                .on("property.PropertyState", PropertyState.class, houses::mirror)
                .build();
    }
}
