package io.smartvillage.platform.audit;

import io.micrometer.tracing.Tracer;
import io.smartvillage.platform.messaging.MessagingAutoConfiguration;
import io.smartvillage.platform.messaging.Outbox;
import java.time.Clock;
import org.aopalliance.intercept.MethodInterceptor;
import org.springframework.aop.Advisor;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Role;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.util.IdGenerator;
import tools.jackson.databind.json.JsonMapper;

@AutoConfiguration(after = MessagingAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public class AuditAutoConfiguration {

    @Bean
    RequestActor requestActor(JsonMapper mapper, ObjectProvider<Tracer> tracer) {
        return new RequestActor(mapper, tracer.getIfAvailable());
    }

    @Bean
    TellPersonalDataReads tellPersonalDataReads(
            Outbox outbox,
            RequestActor actors,
            PlatformTransactionManager transactions,
            IdGenerator ids,
            Clock clock) {
        return new TellPersonalDataReads(outbox, actors, transactions, ids, clock);
    }

    @Bean
    PeopleInAnswers peopleInAnswers(TellPersonalDataReads reads) {
        return new PeopleInAnswers(reads);
    }

    /// Behind `@PreAuthorize`: who is refused has seen nothing.
    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Advisor showsPeople(ObjectProvider<TellPersonalDataReads> reads) {
        MethodInterceptor tellFirst =
                invocation -> {
                    reads.getObject().tellUnlisted();
                    return invocation.proceed();
                };
        return new DefaultPointcutAdvisor(
                AnnotationMatchingPointcut.forMethodAnnotation(ShowsPeople.class), tellFirst);
    }
}
