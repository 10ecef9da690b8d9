package io.smartvillage.platform.personaldata;

import io.smartvillage.platform.messaging.MessagingAutoConfiguration;
import io.smartvillage.platform.messaging.Outbox;
import io.smartvillage.platform.messaging.Subscription;
import io.smartvillage.platform.privacy.PersonKeys;
import io.smartvillage.platform.privacy.PrivacyAutoConfiguration;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.json.JsonMapper;

@AutoConfiguration(after = {MessagingAutoConfiguration.class, PrivacyAutoConfiguration.class})
public class PersonalDataAutoConfiguration {

    @Bean
    AnswerForPerson answerForPerson(
            ObjectProvider<PersonalDataHolder> holders,
            PersonKeys keys,
            Outbox outbox,
            JsonMapper mapper,
            Clock clock,
            @Value("${smartvillage.schema}") String service) {
        return new AnswerForPerson(holders, keys, outbox, mapper, clock, service);
    }

    @Bean
    Subscription personsToAnswerFor(AnswerForPerson answer) {
        return Subscription.to("identity.personal-data.v1")
                .on("identity.PersonErased", PersonErased.class, answer::erase)
                .on("identity.PersonReturned", PersonReturned.class, answer::takeBack)
                .on(
                        "identity.PersonalDataExportRequested",
                        PersonalDataExportRequested.class,
                        answer::export)
                .build();
    }
}
