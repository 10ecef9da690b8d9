package io.smartvillage.billing.ledger;

import io.smartvillage.billing.calendar.BillingCalendar;
import io.smartvillage.platform.tenancy.CurrentVillage;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.IdGenerator;

/// The table `ledger_posting`. Postings are booked on the day they are made, in the village's time
/// zone, so that the balance of a past day never changes.
@Component
public class Ledger {

    private final JdbcTemplate jdbc;
    private final BillingCalendar calendar;
    private final IdGenerator ids;
    private final Clock clock;

    Ledger(JdbcTemplate jdbc, BillingCalendar calendar, IdGenerator ids, Clock clock) {
        this.jdbc = jdbc;
        this.calendar = calendar;
        this.ids = ids;
        this.clock = clock;
    }

    /// Books all or nothing, in the transaction of the change that they tell of.
    @Transactional(propagation = Propagation.MANDATORY)
    public void book(List<Posting> postings) {
        var village = CurrentVillage.id();
        var today = calendar.today();
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.batchUpdate(
                """
                insert into ledger_posting
                    (village_id, id, booked_on, booked_at, kind, debit, credit, amount,
                     property_id, invoice_id, source_id)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                postings.stream()
                        .map(posting ->
                                new @Nullable Object[] {
                                    village,
                                    ids.generateId(),
                                    today,
                                    now,
                                    posting.kind().column(),
                                    posting.debit().column(),
                                    posting.credit().column(),
                                    posting.amount(),
                                    posting.propertyId(),
                                    posting.invoiceId(),
                                    posting.sourceId()
                                })
                        .toList());
    }
}
