package io.smartvillage.access.pass.messaging;

import io.smartvillage.access.pass.PassKeyState;
import io.smartvillage.access.pass.PassKeys;
import io.smartvillage.access.pass.PassState;
import io.smartvillage.access.pass.Passes;
import io.smartvillage.platform.messaging.Subscription;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PassSubscription {

    @Bean
    Subscription passKeyStates(PassKeys keys) {
        return Subscription.to("visitor.pass-key-state.v1")
                .on("visitor.PassKeyState", PassKeyState.class, keys::mirror)
                .build();
    }

    @Bean
    Subscription passStates(Passes passes) {
        return Subscription.to("visitor.pass-state.v1")
                .on("visitor.PassState", PassState.class, passes::mirror)
                .build();
    }
}
