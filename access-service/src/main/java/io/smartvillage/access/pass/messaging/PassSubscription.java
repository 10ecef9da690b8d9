package io.smartvillage.access.pass.messaging;

import io.smartvillage.access.pass.PassState;
import io.smartvillage.access.pass.Passes;
import io.smartvillage.platform.messaging.Subscription;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PassSubscription {

    @Bean
    Subscription passStates(Passes passes) {
        return Subscription.to("visitor.pass-state.v1")
                .on("visitor.PassState", PassState.class, passes::mirror)
                .build();
    }
}
