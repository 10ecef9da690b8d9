package io.smartvillage.billing.bankstatement;

import io.smartvillage.billing.bankstatement.matching.Evidence;
import io.smartvillage.billing.bankstatement.reading.Direction;
import io.smartvillage.billing.bankstatement.reading.StatementLine;
import io.smartvillage.platform.privacy.PersonalData;
import io.smartvillage.platform.tenancy.CurrentVillage;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The table `bank_line`.
@Repository
class BankLines {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final PersonalData personalData;
    private final JsonMapper mapper;
    private final Clock clock;

    BankLines(
            JdbcClient jdbc,
            JdbcTemplate batches,
            PersonalData personalData,
            JsonMapper mapper,
            Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.personalData = personalData;
        this.mapper = mapper;
        this.clock = clock;
    }

    /// A line of a statement as it is to be stored.
    record StatedLine(UUID id, StatementLine line, Settled settled) {}

    void addStated(UUID bankAccountId, UUID bankStatementId, List<StatedLine> lines) {
        var village = CurrentVillage.id();
        var now = now();
        batches.batchUpdate(
                """
                insert into bank_line
                    (village_id, id, bank_account_id, bank_statement_id, line_key, file_line,
                     received_on, received_at, direction, amount, balance, statement_text, status,
                     booked_as, payment_id, score, reasons, unidentified_because, candidates,
                     created_at, updated_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?::jsonb, ?, ?)
                """,
                lines.stream()
                        .map(stated -> {
                            var line = stated.line();
                            var settled = stated.settled();
                            return new @Nullable Object[] {
                                village,
                                stated.id(),
                                bankAccountId,
                                bankStatementId,
                                line.key(),
                                line.line(),
                                line.date(),
                                line.time(),
                                line.direction().name().toLowerCase(Locale.ROOT),
                                line.amount(),
                                line.balance(),
                                sealed(StatementText.of(line)),
                                settled.status().column(),
                                column(settled.bookedAs()),
                                settled.paymentId(),
                                settled.score(),
                                mapper.writeValueAsString(settled.reasons()),
                                column(settled.because()),
                                mapper.writeValueAsString(settled.candidates()),
                                now,
                                now
                            };
                        })
                        .toList());
    }

    void addCalledBack(
            UUID id, UUID bankAccountId, BankCallback callback, byte[] hash, Settled settled) {
        jdbc.sql(
                        """
                        insert into bank_line
                            (village_id, id, bank_account_id, transaction_id, callback_hash,
                             callback_text, received_on, received_at, direction, amount, status,
                             booked_as, payment_id, score, reasons, unidentified_because,
                             candidates, created_at, updated_at)
                        values (:village, :id, :account, :transaction, :hash, :text, :on, :at,
                             'credit', :amount, :status, :booked, :payment, :score,
                             cast(:reasons as jsonb), :because, cast(:candidates as jsonb), :now,
                             :now)
                        """)
                .param("village", CurrentVillage.id())
                .param("id", id)
                .param("account", bankAccountId)
                .param("transaction", callback.transactionId())
                .param("hash", hash)
                .param("text", sealed(callback.text()))
                .param("on", callback.date())
                .param("at", callback.time())
                .param("amount", callback.amount())
                .param("status", settled.status().column())
                .param("booked", column(settled.bookedAs()))
                .param("payment", settled.paymentId())
                .param("score", settled.score())
                .param("reasons", mapper.writeValueAsString(settled.reasons()))
                .param("because", column(settled.because()))
                .param("candidates", mapper.writeValueAsString(settled.candidates()))
                .param("now", now())
                .update();
    }

    /// The bank called back about it before; now a statement tells of it, too.
    void attachStatement(UUID id, UUID bankStatementId, StatementLine line) {
        jdbc.sql(
                        """
                        update bank_line set bank_statement_id = :statement, line_key = :key,
                            file_line = :line, balance = :balance, statement_text = :text,
                            updated_at = :now
                        where id = :id
                        """)
                .param("statement", bankStatementId)
                .param("key", line.key())
                .param("line", line.line())
                .param("balance", line.balance())
                .param("text", sealed(StatementText.of(line)))
                .param("now", now())
                .param("id", id)
                .update();
    }

    /// A statement told of it before; now the bank calls back about it, too.
    void attachCallback(UUID id, BankCallback callback, byte[] hash) {
        jdbc.sql(
                        """
                        update bank_line set transaction_id = :transaction, callback_hash = :hash,
                            callback_text = :text, updated_at = :now
                        where id = :id
                        """)
                .param("transaction", callback.transactionId())
                .param("hash", hash)
                .param("text", sealed(callback.text()))
                .param("now", now())
                .param("id", id)
                .update();
    }

    /// What became of an unidentified one.
    void settle(UUID id, Settled settled) {
        jdbc.sql(
                        """
                        update bank_line set status = :status, booked_as = :booked,
                            payment_id = :payment, score = :score,
                            reasons = cast(:reasons as jsonb), unidentified_because = :because,
                            candidates = cast(:candidates as jsonb), updated_at = :now
                        where id = :id
                        """)
                .param("status", settled.status().column())
                .param("booked", column(settled.bookedAs()))
                .param("payment", settled.paymentId())
                .param("score", settled.score())
                .param("reasons", mapper.writeValueAsString(settled.reasons()))
                .param("because", column(settled.because()))
                .param("candidates", mapper.writeValueAsString(settled.candidates()))
                .param("now", now())
                .param("id", id)
                .update();
    }

    void place(UUID id, UUID paymentId, BookedAs bookedAs, UUID by, @Nullable String note) {
        jdbc.sql(
                        """
                        update bank_line set status = 'placed', payment_id = :payment,
                            booked_as = :booked, unidentified_because = null, placed_by = :by,
                            placed_at = :now, note = :note, updated_at = :now
                        where id = :id
                        """)
                .param("payment", paymentId)
                .param("booked", bookedAs.column())
                .param("by", by)
                .param("note", note)
                .param("now", now())
                .param("id", id)
                .update();
    }

    /// @return what it was booked as; empty if the payment has no line
    Optional<Freed> free(UUID paymentId) {
        return jdbc.sql(
                        """
                        update bank_line set status = 'unidentified',
                            unidentified_because = 'payment_reversed', payment_id = null,
                            score = null, reasons = '[]', booked_as = 'unidentified_receipt',
                            placed_by = null, placed_at = null, note = null, updated_at = :now
                        from (select id, booked_as from bank_line where payment_id = :payment
                              for update) as before
                        where bank_line.id = before.id
                        returning bank_line.id, bank_account_id, amount, received_on,
                            before.booked_as as was_booked_as
                        """)
                .param("payment", paymentId)
                .param("now", now())
                .query((row, _) -> freed(row))
                .optional();
    }

    /// A line whose payment was undone.
    record Freed(
            UUID id,
            UUID bankAccountId,
            BigDecimal amount,
            LocalDate receivedOn,
            BookedAs bookedAs) {}

    private static Freed freed(ResultSet row) throws SQLException {
        return new Freed(
                row.getObject("id", UUID.class),
                row.getObject("bank_account_id", UUID.class),
                row.getBigDecimal("amount"),
                row.getObject("received_on", LocalDate.class),
                BookedAs.of(row.getString("was_booked_as")));
    }

    /// How the line of a payment is booked.
    Optional<Freed> ofPayment(UUID paymentId) {
        return jdbc.sql(
                        """
                        select id, bank_account_id, amount, received_on, booked_as as was_booked_as
                        from bank_line where payment_id = ?
                        """)
                .param(paymentId)
                .query((row, _) -> freed(row))
                .optional();
    }

    Set<String> knownKeys(UUID bankAccountId, Collection<String> keys) {
        return new HashSet<>(
                jdbc.sql(
                                """
                                select line_key from bank_line
                                where bank_account_id = :account and line_key = any (:keys)
                                """)
                        .param("account", bankAccountId)
                        .param("keys", keys.toArray(String[]::new))
                        .query(String.class)
                        .list());
    }

    /// Credits of these days that the bank called back about, and no statement told of yet.
    List<BankLine> calledBackOnly(UUID bankAccountId, LocalDate from, LocalDate to) {
        return jdbc.sql(
                        """
                        select * from bank_line
                        where bank_account_id = :account and received_on between :from and :to
                          and line_key is null
                        order by received_on, received_at, id
                        """)
                .param("account", bankAccountId)
                .param("from", from)
                .param("to", to)
                .query((row, _) -> line(row))
                .list();
    }

    /// Credits of these days that a statement told of, and no call-back.
    ///
    /// @param house those that were found to be another house's are left out; empty to leave none
    ///   out
    List<BankLine> statedOnly(
            UUID bankAccountId, LocalDate from, LocalDate to, Optional<UUID> house) {
        return jdbc.sql(
                        """
                        select * from bank_line l
                        where bank_account_id = :account and received_on between :from and :to
                          and transaction_id is null and direction = 'credit'
                          and (cast(:house as uuid) is null or payment_id is null
                               or exists (select from payment p
                                          where p.id = l.payment_id and p.property_id = :house))
                        order by received_on, received_at, id
                        """)
                .param("account", bankAccountId)
                .param("from", from)
                .param("to", to)
                .param("house", house.orElse(null))
                .query((row, _) -> line(row))
                .list();
    }

    /// The hash of what was called back about the transaction.
    Optional<byte[]> hashOfCallback(UUID bankAccountId, String transactionId) {
        return jdbc.sql(
                        """
                        select callback_hash from bank_line
                        where bank_account_id = ? and transaction_id = ?
                        """)
                .params(bankAccountId, transactionId)
                .query((row, _) -> row.getBytes("callback_hash"))
                .optional();
    }

    Optional<BankLine> findById(UUID id) {
        return jdbc.sql("select * from bank_line where id = ?")
                .param(id)
                .query((row, _) -> line(row))
                .optional();
    }

    boolean isLinked(UUID paymentId) {
        return jdbc.sql("select exists (select from bank_line where payment_id = ?)")
                .param(paymentId)
                .query(Boolean.class)
                .single();
    }

    List<UUID> housesOfInvoices(Collection<UUID> invoiceIds) {
        return jdbc.sql(
                        """
                        select distinct property_id from invoice
                        where id = any (:ids) order by property_id
                        """)
                .param("ids", invoiceIds.toArray(UUID[]::new))
                .query(UUID.class)
                .list();
    }

    Optional<UUID> houseOfPayment(UUID paymentId) {
        return jdbc.sql("select property_id from payment where id = ?")
                .param(paymentId)
                .query(UUID.class)
                .optional();
    }

    /// Oldest first, by when they became known.
    List<BankLine> page(FindBankLines.Filter filter, Optional<UUID> after, int limit) {
        return jdbc.sql(
                        """
                        select * from bank_line
                        where (cast(:account as uuid) is null or bank_account_id = :account)
                          and (cast(:status as text) is null or status = :status)
                          and (cast(:from as date) is null or received_on >= :from)
                          and (cast(:to as date) is null or received_on <= :to)
                          and (cast(:after as uuid) is null or id > :after)
                        order by id limit :limit
                        """)
                .param("account", filter.bankAccountId().orElse(null))
                .param("status", filter.status().map(BankLineStatus::column).orElse(null))
                .param("from", filter.from().orElse(null))
                .param("to", filter.to().orElse(null))
                .param("after", after.orElse(null))
                .param("limit", limit)
                .query((row, _) -> line(row))
                .list();
    }

    private BankLine line(ResultSet row) throws SQLException {
        var statement = row.getBytes("statement_text");
        var callback = row.getBytes("callback_text");
        var because = row.getString("unidentified_because");
        var placedAt = row.getObject("placed_at", OffsetDateTime.class);
        return new BankLine(
                row.getObject("id", UUID.class),
                row.getObject("bank_account_id", UUID.class),
                row.getObject("bank_statement_id", UUID.class),
                row.getString("transaction_id"),
                row.getObject("received_on", LocalDate.class),
                row.getObject("received_at", LocalTime.class),
                Direction.valueOf(row.getString("direction").toUpperCase(Locale.ROOT)),
                row.getBigDecimal("amount"),
                row.getBigDecimal("balance"),
                statement == null ? null : opened(statement, StatementText.class),
                callback == null ? null : opened(callback, CallbackText.class),
                BankLineStatus.of(row.getString("status")),
                row.getObject("payment_id", UUID.class),
                row.getObject("score", Integer.class),
                mapper.readValue(row.getString("reasons"), new TypeReference<List<Evidence>>() {}),
                because == null ? null : UnidentifiedBecause.of(because),
                mapper.readValue(
                        row.getString("candidates"), new TypeReference<List<Candidate>>() {}),
                row.getObject("placed_by", UUID.class),
                placedAt == null ? null : placedAt.toInstant(),
                row.getString("note"),
                instant(row, "created_at"),
                instant(row, "updated_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private byte[] sealed(Object text) {
        return personalData.encrypt(mapper.writeValueAsBytes(text));
    }

    private <T> T opened(byte[] sealed, Class<T> type) {
        return mapper.readValue(personalData.decrypt(sealed), type);
    }

    private static @Nullable String column(@Nullable BookedAs bookedAs) {
        return bookedAs == null ? null : bookedAs.column();
    }

    private static @Nullable String column(@Nullable UnidentifiedBecause because) {
        return because == null ? null : because.column();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
