package io.smartvillage.billing.payment;

import io.smartvillage.billing.invoice.LineItem;
import io.smartvillage.billing.numbering.DocumentKind;
import io.smartvillage.billing.numbering.DocumentNumbers;
import io.smartvillage.platform.tenancy.CurrentVillage;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Debit notes that a reversal brings about: an issued invoice never changes, so what it had as
/// credit is charged beside it.
@Component
class DebitNotes {

    private final JdbcClient jdbc;
    private final DocumentNumbers numbers;
    private final JsonMapper mapper;

    DebitNotes(JdbcClient jdbc, DocumentNumbers numbers, JsonMapper mapper) {
        this.jdbc = jdbc;
        this.numbers = numbers;
        this.mapper = mapper;
    }

    /// @param amount baht, more than 0
    record Note(UUID id, UUID invoiceId, UUID propertyId, UUID paymentId, BigDecimal amount) {}

    /// Takes the next number: call it last.
    void issue(Note note, UUID by, LocalDate today, Instant now) {
        var line =
                new LineItem(
                        LineItem.Kind.ADJUSTMENT,
                        "เรียกคืนเครดิตของการชำระเงินที่ถูกยกเลิก",
                        null,
                        BigDecimal.ONE,
                        LineItem.Unit.ITEM,
                        note.amount(),
                        null,
                        note.amount(),
                        null,
                        null);
        jdbc.sql(
                        """
                        insert into invoice_correction
                            (village_id, id, invoice_id, property_id, kind, number, amount, items,
                             reason, issued_on, letterhead_id, made_by, created_at)
                        values (:village, :id, :invoice, :property, 'debit_note', :number, :amount,
                             cast(:items as jsonb), :reason, :today,
                             (select letterhead_id from billing_settings), :by, :now)
                        """)
                .param("village", CurrentVillage.id())
                .param("id", note.id())
                .param("invoice", note.invoiceId())
                .param("property", note.propertyId())
                .param("number", numbers.next(DocumentKind.DEBIT_NOTE, today))
                .param("amount", note.amount())
                .param("items", mapper.writeValueAsString(List.of(line)))
                .param("reason", "payment %s reversed".formatted(note.paymentId()))
                .param("today", today)
                .param("by", by)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }
}
