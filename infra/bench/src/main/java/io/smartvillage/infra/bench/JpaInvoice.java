package io.smartvillage.infra.bench;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/// A row of the plain table, written one by one: how billing would be without set-based SQL.
@Entity
@SuppressWarnings("UnusedVariable") // Hibernate reads the fields
@Table(schema = "billing_bench", name = "invoice_jpa")
class JpaInvoice {

    @Id private UUID id;
    private UUID villageId;
    private UUID propertyId;
    private String houseNumber;
    private String period;
    private BigDecimal amount;
    private String status;

    @JdbcTypeCode(SqlTypes.JSON)
    private String items;

    protected JpaInvoice() {}

    JpaInvoice(
            UUID id,
            UUID villageId,
            UUID propertyId,
            String houseNumber,
            String period,
            BigDecimal amount,
            String items) {
        this.id = id;
        this.villageId = villageId;
        this.propertyId = propertyId;
        this.houseNumber = houseNumber;
        this.period = period;
        this.amount = amount;
        this.status = "pending";
        this.items = items;
    }
}
