package io.smartvillage.access.member.messaging;

import io.smartvillage.access.member.MemberMirror;
import io.smartvillage.access.member.UserState;
import io.smartvillage.platform.messaging.Subscription;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MemberSubscription {

    @Bean
    Subscription members(MemberMirror members) {
        return Subscription.to("identity.user-state.v1")
                .on("identity.UserState", UserState.class, members::mirror)
                .build();
    }
}
