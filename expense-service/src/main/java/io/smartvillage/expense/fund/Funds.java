package io.smartvillage.expense.fund;

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
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The tables `fund` and `fund_transfer`.
@Component
public class Funds {

    private static final String BALANCE =
            """
            select coalesce(sum(moved.amount) filter (where account = 'bank'), 0) as bank,
                   coalesce(sum(moved.amount) filter (where account = 'cash'), 0) as cash,
                   coalesce(sum(moved.amount) filter (where account = 'petty_cash'), 0) as petty_cash,
                   coalesce(-sum(moved.amount) filter (where account = 'withholding_payable'), 0)
                       as withholding_payable
            from journal_posting p
            cross join lateral (values (p.debit, p.amount), (p.credit, -p.amount))
                as moved (account, amount)
            where p.fund_id = ?
            """;

    private final JdbcClient jdbc;

    Funds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @throws RefusedException if the caller's village has no such fund
    @Transactional(readOnly = true)
    public Fund get(UUID fundId) {
        return find(fundId).orElseThrow(() -> new RefusedException(Refusal.FUND_NOT_FOUND, fundId));
    }

    @Transactional(readOnly = true)
    public Optional<Fund> find(UUID fundId) {
        return jdbc.sql("select * from fund where id = ?")
                .param(fundId)
                .query(Funds::fund)
                .optional();
    }

    /// The one that day-to-day costs are paid from.
    @Transactional(readOnly = true)
    public Fund common() {
        return jdbc.sql("select * from fund where kind = 'common'").query(Funds::fund).single();
    }

    /// In the order in which they were made: there are a few.
    @Transactional(readOnly = true)
    public List<Fund> all() {
        return jdbc.sql("select * from fund order by id").query(Funds::fund).list();
    }

    /// @throws RefusedException if the caller's village has no such fund
    @Transactional(readOnly = true)
    public FundBalance balance(UUID fundId) {
        get(fundId);
        return jdbc.sql(BALANCE)
                .param(fundId)
                .query((row, _) ->
                        new FundBalance(
                                row.getBigDecimal("bank"),
                                row.getBigDecimal("cash"),
                                row.getBigDecimal("petty_cash"),
                                row.getBigDecimal("withholding_payable")))
                .single();
    }

    /// The latest first.
    @Transactional(readOnly = true)
    public List<FundTransfer> transfers(PageRequest page, Optional<UUID> fundId) {
        return jdbc.sql(
                        """
                        select * from fund_transfer
                        where (cast(:after as uuid) is null or id < :after)
                          and (cast(:fund as uuid) is null or :fund in (from_fund_id, to_fund_id))
                        order by id desc limit :limit
                        """)
                .param("after", page.after().map(at -> at.id(0)).orElse(null))
                .param("fund", fundId.orElse(null))
                .param("limit", page.fetchSize())
                .query(Funds::transfer)
                .list();
    }

    /// @return false if there is a fund of that name, or of a kind of which there is one only
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean add(Fund fund) {
        return jdbc.sql(
                                """
                                insert into fund
                                    (village_id, id, kind, name, name_en, opening_amount, created_at)
                                values (?, ?, ?, ?, ?, ?, ?)
                                on conflict do nothing
                                """)
                        .params(
                                CurrentVillage.id(),
                                fund.id(),
                                fund.kind().column(),
                                fund.name(),
                                fund.nameEn(),
                                fund.openingAmount(),
                                fund.createdAt().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    Fund lock(UUID fundId) {
        return jdbc.sql("select * from fund where id = ? for update")
                .param(fundId)
                .query(Funds::fund)
                .optional()
                .orElseThrow(() -> new RefusedException(Refusal.FUND_NOT_FOUND, fundId));
    }

    void open(UUID fundId, BigDecimal amount) {
        jdbc.sql("update fund set opening_amount = ? where id = ?").params(amount, fundId).update();
    }

    void add(FundTransfer transfer) {
        jdbc.sql(
                        """
                        insert into fund_transfer
                            (village_id, id, number, from_fund_id, to_fund_id, amount,
                             transferred_on, reason, made_by, made_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        CurrentVillage.id(),
                        transfer.id(),
                        transfer.number(),
                        transfer.fromFundId(),
                        transfer.toFundId(),
                        transfer.amount(),
                        transfer.transferredOn(),
                        transfer.reason(),
                        transfer.madeBy(),
                        transfer.madeAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Fund fund(ResultSet row, int number) throws SQLException {
        return new Fund(
                row.getObject("id", UUID.class),
                Fund.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getString("name"),
                row.getString("name_en"),
                row.getBigDecimal("opening_amount"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private static FundTransfer transfer(ResultSet row, int number) throws SQLException {
        return new FundTransfer(
                row.getObject("id", UUID.class),
                row.getString("number"),
                row.getObject("from_fund_id", UUID.class),
                row.getObject("to_fund_id", UUID.class),
                row.getBigDecimal("amount"),
                row.getObject("transferred_on", LocalDate.class),
                row.getString("reason"),
                row.getObject("made_by", UUID.class),
                row.getObject("made_at", OffsetDateTime.class).toInstant());
    }
}
