package io.smartvillage.platform.web.idempotency;

import io.smartvillage.platform.privacy.PersonalData;
import io.smartvillage.platform.privacy.PrivacyAutoConfiguration;
import io.smartvillage.platform.tenancy.JobsRole;
import io.smartvillage.platform.tenancy.VillageTenancyAutoConfiguration;
import java.time.Clock;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// For services with a database; the gateway has none and needs none of this.
@AutoConfiguration(
        after = {PrivacyAutoConfiguration.class, VillageTenancyAutoConfiguration.Jobs.class})
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnBean(JobsRole.class)
@Import(IdempotencyProblems.class)
@EnableScheduling
public class IdempotencyAutoConfiguration {

    /// After the permission check (500), around the transaction.
    private static final int ORDER = 1000;

    @Bean
    FirstAnswers firstAnswers(
            JdbcClient jdbc, PersonalData personalData, JsonMapper mapper, Clock clock) {
        return new FirstAnswers(jdbc, personalData, mapper, clock);
    }

    @Bean
    PurgeFirstAnswers purgeFirstAnswers(JobsRole jobs, JdbcClient jdbc, Clock clock) {
        return new PurgeFirstAnswers(jobs, jdbc, clock);
    }

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static DefaultPointcutAdvisor idempotencyAdvisor(
            ObjectProvider<FirstAnswers> answers,
            ObjectProvider<PlatformTransactionManager> transactions,
            ObjectProvider<JsonMapper> mapper) {
        var advisor =
                new DefaultPointcutAdvisor(
                        AnnotationMatchingPointcut.forMethodAnnotation(Idempotent.class),
                        new IdempotencyInterceptor(
                                answers::getObject,
                                () -> new TransactionTemplate(transactions.getObject()),
                                mapper::getObject));
        advisor.setOrder(ORDER);
        return advisor;
    }
}
