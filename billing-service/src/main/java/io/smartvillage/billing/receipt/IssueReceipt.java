package io.smartvillage.billing.receipt;

import io.smartvillage.billing.allocation.AllocatedMoney;
import io.smartvillage.billing.allocation.AllocatedPart;
import io.smartvillage.billing.allocation.AllocationPolicy;
import io.smartvillage.billing.calendar.BillingCalendar;
import io.smartvillage.billing.document.Addressee;
import io.smartvillage.billing.document.Period;
import io.smartvillage.billing.document.ReceiptSnapshot;
import io.smartvillage.billing.invoice.Invoice;
import io.smartvillage.billing.money.Satang;
import io.smartvillage.billing.numbering.DocumentKind;
import io.smartvillage.billing.numbering.DocumentNumbers;
import io.smartvillage.billing.receipt.ReceiptEvent.ReceiptIssued;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.IdGenerator;

/// Writes the receipt of a payment that was verified, with all that is printed on it: nothing is
/// looked up again when it is drawn.
@Service
public class IssueReceipt {

    private final Receipts receipts;
    private final VillageLetterhead letterhead;
    private final DocumentNumbers numbers;
    private final BillingCalendar calendar;
    private final JdbcClient jdbc;
    private final IdGenerator ids;
    private final Clock clock;

    IssueReceipt(
            Receipts receipts,
            VillageLetterhead letterhead,
            DocumentNumbers numbers,
            BillingCalendar calendar,
            JdbcClient jdbc,
            IdGenerator ids,
            Clock clock) {
        this.receipts = receipts;
        this.letterhead = letterhead;
        this.numbers = numbers;
        this.calendar = calendar;
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    /// @param method in Thai
    /// @param invoices at least those that the parts name, by id
    public record Received(
            UUID paymentId,
            UUID propertyId,
            LocalDate paidOn,
            String method,
            @Nullable String reference,
            AllocatedMoney allocated,
            Map<UUID, Invoice> invoices,
            AllocationPolicy policy) {

        BigDecimal total() {
            return allocated.parts().stream()
                    .map(AllocatedPart::amount)
                    .reduce(allocated.remainder(), BigDecimal::add);
        }
    }

    /// Takes the next number: call it last.
    @Transactional(propagation = Propagation.MANDATORY)
    public ReceiptIssued issue(Received received) {
        var today = calendar.today();
        var now = clock.instant();
        var paper = letterhead.current();
        var house = houseNumber(received.propertyId());
        var number = numbers.next(DocumentKind.RECEIPT, today);
        var snapshot =
                new ReceiptSnapshot(
                        paper,
                        number,
                        today,
                        new Addressee(house, null),
                        received.paidOn(),
                        received.method(),
                        received.reference(),
                        allocations(received),
                        received.allocated().remainder(),
                        received.total(),
                        ReceiptWording.policy(received.policy()),
                        paper.name(),
                        List.of());
        var receipt =
                new Receipt(
                        ids.generateId(),
                        number,
                        received.paymentId(),
                        received.propertyId(),
                        received.total(),
                        today,
                        snapshot,
                        null,
                        now);
        receipts.add(receipt);
        return new ReceiptIssued(
                receipt.id(),
                number,
                received.paymentId(),
                received.propertyId(),
                Satang.of(receipt.amount()),
                today,
                now);
    }

    private static List<ReceiptSnapshot.Allocation> allocations(Received received) {
        return received.allocated().parts().stream()
                .map(part -> {
                    var invoice = Objects.requireNonNull(received.invoices().get(part.invoiceId()));
                    var month = YearMonth.parse(invoice.period());
                    return new ReceiptSnapshot.Allocation(
                            invoice.number(),
                            ReceiptWording.component(part.component()),
                            new Period(month.atDay(1), month.atEndOfMonth()),
                            ReceiptWording.rule(part.rule()),
                            part.amount());
                })
                .toList();
    }

    private String houseNumber(UUID propertyId) {
        return jdbc.sql("select house_number from property where id = ?")
                .param(propertyId)
                .query(String.class)
                .single();
    }
}
