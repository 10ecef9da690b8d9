package io.smartvillage.billing.billingrun;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What runs of the next months would charge a house, without meters, penalties and what is billed
/// once.
@Component
public class ChargeAhead {

    private final JdbcClient jdbc;
    private final BillingRuns runs;

    ChargeAhead(JdbcClient jdbc, BillingRuns runs) {
        this.jdbc = jdbc;
        this.runs = runs;
    }

    /// @param items lines as they are stored
    public record Charges(String houseNumber, String items, BigDecimal gross) {}

    /// The house is locked.
    ///
    /// @return empty if it is charged nothing, or was billed for one of the months
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Charges> of(UUID propertyId, YearMonth first, int months, String scheduleSet) {
        var house = HouseRange.only(propertyId);
        var shareTotal =
                jdbc.sql("select sum(ownership_share) from billing_terms")
                        .query((row, _) -> Optional.ofNullable(row.getBigDecimal(1)))
                        .single()
                        .orElse(null);
        var sql =
                runs.probe(house, first, scheduleSet, null).feesOnly().result()
                        + "select house_number, items, gross from result where reason is null";
        return jdbc.sql(sql)
                .params(new Billed(first, months, scheduleSet, shareTotal).parameters(house))
                .query((row, _) ->
                        new Charges(
                                row.getString("house_number"),
                                row.getString("items"),
                                row.getBigDecimal("gross")))
                .optional();
    }
}
