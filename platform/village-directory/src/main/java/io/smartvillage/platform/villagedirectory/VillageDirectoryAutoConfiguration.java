package io.smartvillage.platform.villagedirectory;

import io.smartvillage.platform.messaging.MessagingAutoConfiguration;
import io.smartvillage.platform.messaging.Outbox;
import io.smartvillage.platform.messaging.Subscription;
import io.smartvillage.platform.security.ReachInAudit;
import io.smartvillage.platform.tenancy.JobsRole;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@AutoConfiguration(after = MessagingAutoConfiguration.class)
public class VillageDirectoryAutoConfiguration {

    @Bean
    VillageDirectory villageDirectory(
            JdbcClient jdbc, PlatformTransactionManager transactions, JobsRole jobs) {
        return new VillageDirectory(jdbc, transactions, jobs);
    }

    @Bean
    Subscription villageStates(VillageDirectory directory) {
        return Subscription.to("identity.village-state.v1")
                .on("identity.VillageState", VillageState.class, directory::mirror)
                .build();
    }

    @Bean
    SuspendedUsers suspendedUsers(JdbcClient jdbc, PlatformTransactionManager transactions) {
        return new SuspendedUsers(jdbc, transactions);
    }

    @Bean
    Subscription userStates(SuspendedUsers suspendedUsers) {
        return Subscription.to("identity.user-state.v1")
                .on("identity.UserState", UserState.class, suspendedUsers::mirror)
                .build();
    }

    @Bean
    ReachInAudit reachInAudit(
            Outbox outbox,
            PlatformTransactionManager transactions,
            Clock clock,
            @Value("${spring.application.name}") String application) {
        return new OutboxReachInAudit(outbox, transactions, clock, application);
    }

    @Bean
    CountUsageDaily countUsageDaily(
            VillageDirectory directory,
            ObjectProvider<UsageCount> counts,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Outbox outbox,
            Clock clock) {
        return new CountUsageDaily(directory, counts, jdbc, transactions, outbox, clock);
    }

    @Bean
    WebMvcConfigurer villageStatus(VillageDirectory directory, SuspendedUsers suspendedUsers) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new VillageStatusGuard(directory))
                        .addPathPatterns("/api/**");
                registry.addInterceptor(new UserStatusGuard(suspendedUsers))
                        .addPathPatterns("/api/**");
            }
        };
    }
}
