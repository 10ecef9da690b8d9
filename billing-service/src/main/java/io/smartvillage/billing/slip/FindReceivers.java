package io.smartvillage.billing.slip;

import io.smartvillage.billing.promptpay.InvalidPaymentDataException;
import io.smartvillage.billing.promptpay.PromptPayProxy;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Where the current village gets its money, by its settings.
@Component
public class FindReceivers {

    private static final Logger LOG = LoggerFactory.getLogger(FindReceivers.class);

    private final JdbcClient jdbc;

    FindReceivers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Empty without settings: then no machine can tell whether a transfer came here.
    @Transactional(readOnly = true)
    public VillageReceivers find() {
        return jdbc.sql("select biller_id, promptpay_id from billing_settings")
                .query((row, _) ->
                        new VillageReceivers(
                                Optional.ofNullable(row.getString("biller_id")).stream()
                                        .collect(Collectors.toSet()),
                                proxy(row.getString("promptpay_id")).stream()
                                        .collect(Collectors.toSet())))
                .optional()
                .orElseGet(() -> new VillageReceivers(Set.of(), Set.of()));
    }

    private static Optional<PromptPayProxy> proxy(@Nullable String promptPayId) {
        try {
            return Optional.ofNullable(promptPayId).map(PromptPayProxy::of);
        } catch (InvalidPaymentDataException e) {
            LOG.warn("the village's PromptPay id is none: {}", e.getMessage());
            return Optional.empty();
        }
    }
}
