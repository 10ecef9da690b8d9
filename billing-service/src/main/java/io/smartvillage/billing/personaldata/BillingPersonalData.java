package io.smartvillage.billing.personaldata;

import io.smartvillage.platform.personaldata.ErasedPerson;
import io.smartvillage.platform.personaldata.PersonalDataExport;
import io.smartvillage.platform.personaldata.PersonalDataHolder;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The payments that somebody told of. They are the books' and stay, with their slips, for as long
/// as the law has books kept; bank lines are of houses and of strangers, and in no export.
@Component
class BillingPersonalData implements PersonalDataHolder {

    record Payment(
            UUID id,
            @Nullable UUID houseId,
            BigDecimal amount,
            LocalDate paymentDate,
            String paymentMethod,
            String status,
            boolean slip,
            Instant createdAt) {}

    private final JdbcClient jdbc;

    BillingPersonalData(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void erase(ErasedPerson person) {
        // Only ids are stored here, and they name nobody any more.
    }

    @Override
    public void export(UUID personId, PersonalDataExport export) {
        export.add(
                "payments",
                jdbc.sql(
                                """
                                select id, property_id, amount, payment_date, payment_method, status,
                                    slip_file_id is not null as slip, created_at
                                from payment where submitted_by = ? order by id
                                """)
                        .param(personId)
                        .query((row, _) ->
                                new Payment(
                                        row.getObject("id", UUID.class),
                                        row.getObject("property_id", UUID.class),
                                        row.getBigDecimal("amount"),
                                        row.getObject("payment_date", LocalDate.class),
                                        row.getString("payment_method"),
                                        row.getString("status"),
                                        row.getBoolean("slip"),
                                        row.getObject("created_at", OffsetDateTime.class)
                                                .toInstant()))
                        .list());
    }
}
