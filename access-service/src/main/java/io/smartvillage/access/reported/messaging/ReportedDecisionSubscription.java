package io.smartvillage.access.reported.messaging;

import io.smartvillage.access.reported.Report.Broken;
import io.smartvillage.access.reported.ReportDecisions;
import io.smartvillage.platform.messaging.RefusedEventsException;
import io.smartvillage.platform.messaging.Subscription;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// A redelivery meets its own nonces.
@Configuration(proxyBeanMethods = false)
class ReportedDecisionSubscription {

    @Bean
    Subscription reportedDecisions(ReportDecisions reportDecisions) {
        return Subscription.to("access.reported-decision.v1")
                .onRepeatableBatch(
                        "access.DecisionReported",
                        DecisionReported.class,
                        events -> report(reportDecisions, events))
                .build();
    }

    private static void report(ReportDecisions reportDecisions, List<DecisionReported> events) {
        var report =
                reportDecisions.report(
                        IntStream.range(0, events.size())
                                .mapToObj(i -> events.get(i).toDecision(i))
                                .toList());
        if (!report.broken().isEmpty()) {
            throw new RefusedEventsException(
                    report.broken().stream()
                            .collect(
                                    Collectors.toMap(
                                            Broken::index,
                                            broken -> broken.field() + ": " + broken.messageKey(),
                                            "%s, %s"::formatted)));
        }
    }
}
