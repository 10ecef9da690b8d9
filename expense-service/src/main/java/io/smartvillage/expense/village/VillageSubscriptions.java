package io.smartvillage.expense.village;

import io.smartvillage.platform.messaging.Subscription;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class VillageSubscriptions {

    /// `identity.VillageState`: that there is a village.
    record VillageTold(UUID villageId) {}

    @Bean
    Subscription newVillages(EstablishVillage establishVillage) {
        return Subscription.to("identity.village-state.v1")
                .on("identity.VillageState", VillageTold.class, _ -> establishVillage.establish())
                .build();
    }
}
