package io.smartvillage.billing.household.messaging;

import io.smartvillage.billing.household.Occupancies;
import io.smartvillage.billing.household.PropertySold;
import io.smartvillage.billing.household.ResidentMovedIn;
import io.smartvillage.billing.household.ResidentMovedOut;
import io.smartvillage.billing.household.Sales;
import io.smartvillage.platform.messaging.Subscription;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class HouseholdSubscription {

    @Bean
    Subscription movesAndSales(Occupancies occupancies, Sales sales) {
        return Subscription.to("property.property.v1")
                .on("property.ResidentMovedIn", ResidentMovedIn.class, occupancies::movedIn)
                .on("property.ResidentMovedOut", ResidentMovedOut.class, occupancies::movedOut)
                .on("property.PropertySold", PropertySold.class, sales::sold)
                .build();
    }
}
