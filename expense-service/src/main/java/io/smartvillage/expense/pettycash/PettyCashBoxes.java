package io.smartvillage.expense.pettycash;

import io.smartvillage.expense.refusal.Refusal;
import io.smartvillage.expense.refusal.RefusedException;
import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.platform.web.paging.PageRequest;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The tables `petty_cash_box`, `petty_cash_top_up` and `petty_cash_count`.
@Component
public class PettyCashBoxes {

    private static final String BOX =
            """
            select b.*, (
                select coalesce(sum(case when p.debit = 'petty_cash' then p.amount
                                    else -p.amount end), 0)
                from journal_posting p where p.petty_cash_box_id = b.id) as balance
            from petty_cash_box b
            """;

    private final JdbcClient jdbc;

    PettyCashBoxes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @throws RefusedException if the caller's village has no such box
    @Transactional(readOnly = true)
    public PettyCashBox get(UUID pettyCashBoxId) {
        return find(pettyCashBoxId)
                .orElseThrow(() ->
                        new RefusedException(Refusal.PETTY_CASH_BOX_NOT_FOUND, pettyCashBoxId));
    }

    /// In the order in which they were set up: there are a few.
    @Transactional(readOnly = true)
    public List<PettyCashBox> all() {
        return jdbc.sql(BOX + "order by b.id").query(PettyCashBoxes::box).list();
    }

    /// Nothing else goes into the box or out of it before the transaction ends.
    ///
    /// @return the box as it is then
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<PettyCashBox> lock(UUID pettyCashBoxId) {
        jdbc.sql("select id from petty_cash_box where id = ? for update")
                .param(pettyCashBoxId)
                .query(UUID.class)
                .optional();
        return find(pettyCashBoxId);
    }

    /// The latest first.
    ///
    /// @throws RefusedException if the caller's village has no such box
    @Transactional(readOnly = true)
    public List<PettyCashTopUp> topUps(UUID pettyCashBoxId, PageRequest page) {
        get(pettyCashBoxId);
        return jdbc.sql(
                        """
                        select * from petty_cash_top_up
                        where petty_cash_box_id = :box
                          and (cast(:after as uuid) is null or id < :after)
                        order by id desc limit :limit
                        """)
                .param("box", pettyCashBoxId)
                .param("after", page.after().map(at -> at.id(0)).orElse(null))
                .param("limit", page.fetchSize())
                .query(PettyCashBoxes::topUp)
                .list();
    }

    /// The latest first.
    ///
    /// @throws RefusedException if the caller's village has no such box
    @Transactional(readOnly = true)
    public List<PettyCashCount> counts(UUID pettyCashBoxId, PageRequest page) {
        get(pettyCashBoxId);
        return jdbc.sql(
                        """
                        select * from petty_cash_count
                        where petty_cash_box_id = :box
                          and (cast(:after as uuid) is null or id < :after)
                        order by id desc limit :limit
                        """)
                .param("box", pettyCashBoxId)
                .param("after", page.after().map(at -> at.id(0)).orElse(null))
                .param("limit", page.fetchSize())
                .query(PettyCashBoxes::count)
                .list();
    }

    private Optional<PettyCashBox> find(UUID pettyCashBoxId) {
        return jdbc.sql(BOX + "where b.id = ?")
                .param(pettyCashBoxId)
                .query(PettyCashBoxes::box)
                .optional();
    }

    /// @return false if there is a box of that name
    boolean add(PettyCashBox box, UUID by) {
        return jdbc.sql(
                                """
                                insert into petty_cash_box
                                    (village_id, id, name, fund_id, custodian_id, float_amount,
                                     created_by, created_at)
                                values (?, ?, ?, ?, ?, ?, ?, ?)
                                on conflict (village_id, lower(name)) do nothing
                                """)
                        .params(
                                CurrentVillage.id(),
                                box.id(),
                                box.name(),
                                box.fundId(),
                                box.custodianId(),
                                box.floatAmount(),
                                by,
                                box.createdAt().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    void changeFloat(UUID pettyCashBoxId, BigDecimal floatAmount) {
        jdbc.sql("update petty_cash_box set float_amount = ? where id = ?")
                .params(floatAmount, pettyCashBoxId)
                .update();
    }

    void add(PettyCashTopUp topUp) {
        jdbc.sql(
                        """
                        insert into petty_cash_top_up
                            (village_id, id, petty_cash_box_id, number, amount, topped_up_on,
                             made_by, made_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        CurrentVillage.id(),
                        topUp.id(),
                        topUp.pettyCashBoxId(),
                        topUp.number(),
                        topUp.amount(),
                        topUp.toppedUpOn(),
                        topUp.madeBy(),
                        topUp.madeAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    void add(PettyCashCount count) {
        jdbc.sql(
                        """
                        insert into petty_cash_count
                            (village_id, id, petty_cash_box_id, counted, expected, reason,
                             counted_on, counted_by, counted_at)
                        values (:village, :id, :box, :counted, :expected, :reason, :on, :by, :at)
                        """)
                .param("village", CurrentVillage.id())
                .param("id", count.id())
                .param("box", count.pettyCashBoxId())
                .param("counted", count.counted())
                .param("expected", count.expected())
                .param("reason", count.reason())
                .param("on", count.countedOn())
                .param("by", count.countedBy())
                .param("at", count.countedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    private static PettyCashBox box(ResultSet row, int number) throws SQLException {
        return new PettyCashBox(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getObject("fund_id", UUID.class),
                row.getObject("custodian_id", UUID.class),
                row.getBigDecimal("float_amount"),
                row.getBigDecimal("balance"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private static PettyCashTopUp topUp(ResultSet row, int number) throws SQLException {
        return new PettyCashTopUp(
                row.getObject("id", UUID.class),
                row.getObject("petty_cash_box_id", UUID.class),
                row.getString("number"),
                row.getBigDecimal("amount"),
                row.getObject("topped_up_on", LocalDate.class),
                row.getObject("made_by", UUID.class),
                row.getObject("made_at", OffsetDateTime.class).toInstant());
    }

    private static PettyCashCount count(ResultSet row, int number) throws SQLException {
        return new PettyCashCount(
                row.getObject("id", UUID.class),
                row.getObject("petty_cash_box_id", UUID.class),
                row.getBigDecimal("counted"),
                row.getBigDecimal("expected"),
                row.getBigDecimal("difference"),
                row.getString("reason"),
                row.getObject("counted_on", LocalDate.class),
                row.getObject("counted_by", UUID.class),
                row.getObject("counted_at", OffsetDateTime.class).toInstant());
    }
}
