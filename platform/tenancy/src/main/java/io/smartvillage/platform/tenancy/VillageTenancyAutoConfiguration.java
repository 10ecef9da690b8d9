package io.smartvillage.platform.tenancy;

import jakarta.persistence.EntityManagerFactory;
import java.util.Optional;
import org.hibernate.cfg.MultiTenancySettings;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizers;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.util.IdGenerator;

/// Replaces Boot's JPA transaction manager by the one that tells PostgreSQL the village.
@AutoConfiguration(before = HibernateJpaAutoConfiguration.class)
public class VillageTenancyAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    IdGenerator idGenerator() {
        return new TimeOrderedIds();
    }

    @Bean
    HibernatePropertiesCustomizer villageAsTenant() {
        var resolver = new CurrentVillageResolver();
        return properties ->
                properties.put(MultiTenancySettings.MULTI_TENANT_IDENTIFIER_RESOLVER, resolver);
    }

    @Bean
    PlatformTransactionManager transactionManager(
            EntityManagerFactory entityManagerFactory,
            ObjectProvider<TransactionActor> actor,
            ObjectProvider<TransactionManagerCustomizers> customizers) {
        var transactionManager =
                new VillageTransactionManager(
                        entityManagerFactory, actor.getIfAvailable(() -> Optional::empty));
        customizers.ifAvailable(all -> all.customize(transactionManager));
        return transactionManager;
    }

    @AutoConfiguration(after = JdbcClientAutoConfiguration.class)
    @ConditionalOnBean(JdbcClient.class)
    public static class Jobs {

        @Bean
        JobsRole jobsRole(
                JdbcClient jdbc,
                PlatformTransactionManager transactions,
                @Value("${smartvillage.schema}") String schema) {
            return new JobsRole(jdbc, transactions, schema);
        }
    }
}
