package io.smartvillage.expense.personaldata;

import io.smartvillage.platform.personaldata.ErasedPerson;
import io.smartvillage.platform.personaldata.PersonalDataExport;
import io.smartvillage.platform.personaldata.PersonalDataHolder;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The expenses that somebody booked. They are the books' and stay.
@Component
class ExpensePersonalData implements PersonalDataHolder {

    record Booked(
            UUID id, BigDecimal amount, LocalDate paymentDate, String status, Instant createdAt) {}

    private final JdbcClient jdbc;

    ExpensePersonalData(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void erase(ErasedPerson person) {
        // Only ids are stored here, and they name nobody any more.
    }

    @Override
    public void export(UUID personId, PersonalDataExport export) {
        export.add(
                "expenses",
                jdbc.sql(
                                """
                                select id, amount, payment_date, status, created_at
                                from expense where booked_by = ? order by id
                                """)
                        .param(personId)
                        .query((row, _) ->
                                new Booked(
                                        row.getObject("id", UUID.class),
                                        row.getBigDecimal("amount"),
                                        row.getObject("payment_date", LocalDate.class),
                                        row.getString("status"),
                                        row.getObject("created_at", OffsetDateTime.class)
                                                .toInstant()))
                        .list());
    }
}
