package io.smartvillage.access.property.messaging;

import io.smartvillage.access.property.PropertyMirror;
import io.smartvillage.access.property.PropertyState;
import io.smartvillage.platform.messaging.Subscription;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PropertySubscription {

    @Bean
    Subscription propertyStates(PropertyMirror properties) {
        return Subscription.to("property.property-state.v1")
                .on("property.PropertyState", PropertyState.class, properties::mirror)
                .build();
    }
}
