package io.smartvillage.infra.bench;

import io.smartvillage.platform.messaging.Outbox;
import io.smartvillage.platform.messaging.OutboxRelay;
import io.smartvillage.platform.messaging.Subscription;
import io.smartvillage.platform.tenancy.JobsRole;
import java.time.Clock;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/// The platform's tenancy and messaging as a service has them, and nothing else.
@SpringBootConfiguration
@EnableAutoConfiguration
class OutboxBenchApplication {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Arrivals arrivals() {
        return new Arrivals();
    }

    @Bean
    Subscription facts(Arrivals arrivals) {
        return Subscription.to(TimedFact.TOPIC)
                .on("bench.TimedFact", TimedFact.class, arrivals::arrived)
                .build();
    }

    @Bean
    BenchCommands benchCommands(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Outbox outbox,
            OutboxRelay relay,
            JobsRole jobs,
            Arrivals arrivals) {
        return new BenchCommands(jdbc, transactions, outbox, relay, jobs, arrivals);
    }
}
