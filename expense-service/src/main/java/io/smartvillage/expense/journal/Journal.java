package io.smartvillage.expense.journal;

import io.smartvillage.platform.tenancy.CurrentVillage;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.IdGenerator;

/// The table `journal_posting`. Entries carry the day of what they tell of; nothing is booked into
/// a closed fiscal year, so its balances stay.
@Component
public class Journal {

    private final JdbcTemplate jdbc;
    private final IdGenerator ids;
    private final Clock clock;

    Journal(JdbcTemplate jdbc, IdGenerator ids, Clock clock) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    /// Books all or nothing, in the transaction of the change that they tell of.
    @Transactional(propagation = Propagation.MANDATORY)
    public void book(LocalDate entryDate, List<JournalPosting> postings) {
        var village = CurrentVillage.id();
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.batchUpdate(
                """
                insert into journal_posting
                    (village_id, id, entry_date, booked_at, kind, debit, credit, amount, fund_id,
                     category_id, vendor_id, petty_cash_box_id, source_id)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                postings.stream()
                        .map(posting ->
                                new @Nullable Object[] {
                                    village,
                                    ids.generateId(),
                                    entryDate,
                                    now,
                                    posting.kind().column(),
                                    posting.debit().column(),
                                    posting.credit().column(),
                                    posting.amount(),
                                    posting.fundId(),
                                    posting.categoryId(),
                                    posting.vendorId(),
                                    posting.pettyCashBoxId(),
                                    posting.sourceId()
                                })
                        .toList());
    }
}
