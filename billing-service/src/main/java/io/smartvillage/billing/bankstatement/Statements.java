package io.smartvillage.billing.bankstatement;

import io.smartvillage.billing.bankstatement.reading.BankStatement;
import io.smartvillage.billing.bankstatement.reading.RowError;
import io.smartvillage.billing.bankstatement.reading.Warning;
import io.smartvillage.platform.privacy.PersonalData;
import io.smartvillage.platform.tenancy.CurrentVillage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The table `bank_statement`.
@Repository
class Statements {

    private static final String WITH_COUNTS =
            """
            select s.*,
                   (select coalesce(jsonb_object_agg(status, count), '{}')
                    from (select l.status, count(*) as count from bank_line l
                          where l.bank_statement_id = s.id group by l.status) as counted) as lines
            from bank_statement s
            """;

    private final JdbcClient jdbc;
    private final PersonalData personalData;
    private final JsonMapper mapper;

    Statements(JdbcClient jdbc, PersonalData personalData, JsonMapper mapper) {
        this.jdbc = jdbc;
        this.personalData = personalData;
        this.mapper = mapper;
    }

    /// Rows that were not taken are quoted, so this is encrypted.
    private record Findings(List<RowError> errors, List<Warning> warnings) {

        Findings {
            errors = List.copyOf(errors);
            warnings = List.copyOf(warnings);
        }
    }

    /// @param sha256 of the file
    record NewStatement(
            UUID id,
            UUID bankAccountId,
            String sha256,
            BankStatement read,
            int newLines,
            int knownLines,
            UUID importedBy) {}

    void add(NewStatement statement, Instant now) {
        var read = statement.read();
        jdbc.sql(
                        """
                        insert into bank_statement
                            (village_id, id, bank_account_id, sha256, layout, period_from,
                             period_until, opening, closing, new_lines, known_lines, error_count,
                             warning_count, findings, imported_by, created_at)
                        values (:village, :id, :account, :sha256, :layout, :from, :until, :opening,
                             :closing, :new, :known, :errors, :warnings, :findings, :by, :now)
                        """)
                .param("village", CurrentVillage.id())
                .param("id", statement.id())
                .param("account", statement.bankAccountId())
                .param("sha256", statement.sha256())
                .param("layout", read.layout())
                .param("from", read.from())
                .param("until", read.until())
                .param("opening", read.opening())
                .param("closing", read.closing())
                .param("new", statement.newLines())
                .param("known", statement.knownLines())
                .param("errors", read.errors().size())
                .param("warnings", read.warnings().size())
                .param(
                        "findings",
                        personalData.encrypt(
                                mapper.writeValueAsBytes(
                                        new Findings(
                                                first(read.errors()), first(read.warnings())))))
                .param("by", statement.importedBy())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static <T> List<T> first(List<T> findings) {
        return findings.stream().limit(Statement.MOST_FINDINGS).toList();
    }

    Optional<Statement> findById(UUID id) {
        return jdbc.sql(WITH_COUNTS + "where s.id = ?")
                .param(id)
                .query((row, _) -> statement(row))
                .optional();
    }

    Optional<Statement> findBySha256(UUID bankAccountId, String sha256) {
        return jdbc.sql(WITH_COUNTS + "where s.bank_account_id = ? and s.sha256 = ?")
                .params(bankAccountId, sha256)
                .query((row, _) -> statement(row))
                .optional();
    }

    /// Oldest first, by when they were imported.
    List<Statement> page(Optional<UUID> bankAccountId, Optional<UUID> after, int limit) {
        return jdbc.sql(
                        WITH_COUNTS
                                + """
                                where (cast(:account as uuid) is null or s.bank_account_id = :account)
                                  and (cast(:after as uuid) is null or s.id > :after)
                                order by s.id limit :limit
                                """)
                .param("account", bankAccountId.orElse(null))
                .param("after", after.orElse(null))
                .param("limit", limit)
                .query((row, _) -> statement(row))
                .list();
    }

    private Statement statement(ResultSet row) throws SQLException {
        var findings =
                mapper.readValue(personalData.decrypt(row.getBytes("findings")), Findings.class);
        var counts =
                mapper.readValue(
                        row.getString("lines"), new TypeReference<Map<String, Integer>>() {});
        var lines = new EnumMap<BankLineStatus, Integer>(BankLineStatus.class);
        counts.forEach((status, count) -> lines.put(BankLineStatus.of(status), count));
        return new Statement(
                row.getObject("id", UUID.class),
                row.getObject("bank_account_id", UUID.class),
                row.getString("layout"),
                row.getObject("period_from", LocalDate.class),
                row.getObject("period_until", LocalDate.class),
                row.getBigDecimal("opening"),
                row.getBigDecimal("closing"),
                row.getInt("new_lines"),
                row.getInt("known_lines"),
                row.getInt("error_count"),
                row.getInt("warning_count"),
                findings.errors(),
                findings.warnings(),
                lines,
                row.getObject("imported_by", UUID.class),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
