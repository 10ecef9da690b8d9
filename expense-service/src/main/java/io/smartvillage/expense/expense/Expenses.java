package io.smartvillage.expense.expense;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.repository.Repository;

interface Expenses extends Repository<Expense, UUID>, JpaSpecificationExecutor<Expense> {

    Expense save(Expense expense);

    void flush();

    Optional<Expense> findById(UUID id);

    /// Another one, not void, with the same invoice of the same vendor over the same amount.
    ///
    /// @param invoiceKey the invoice's number without spaces, in capitals
    @NativeQuery(
            """
            select id from expense
            where vendor_id = :vendorId and amount = :amount and status <> 'void' and id <> :but
              and invoice_key = :invoiceKey
            """)
    Optional<UUID> findDuplicate(UUID vendorId, String invoiceKey, BigDecimal amount, UUID but);
}
