package io.smartvillage.identity.consent;

import io.smartvillage.platform.tenancy.CurrentVillage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The tables `consent_purpose` and `consent_entry`.
@Repository
class ConsentRows {

    private static final String PURPOSES =
            "select id, code, version, text_th, text_en, created_at from consent_purpose p ";

    private static final String ENTRIES =
            """
            select e.id, e.village_user_id, e.consent_purpose_id, e.code, p.version, e.given, e.at,
                not exists (
                    select from consent_entry later
                    where later.village_user_id = e.village_user_id and later.code = e.code
                      and later.id > e.id) as current
            from consent_entry e
            join consent_purpose p on p.village_id = e.village_id and p.id = e.consent_purpose_id
            """;

    private final JdbcClient jdbc;

    ConsentRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Ids order what a person says, and versions what a code says: one at a time.
    void oneAtATime(String what) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0)) is null")
                .param(CurrentVillage.id() + " consent " + what)
                .query(Boolean.class)
                .single();
    }

    int latestVersion(String code) {
        return jdbc.sql("select coalesce(max(version), 0) from consent_purpose where code = ?")
                .param(code)
                .query(Integer.class)
                .single();
    }

    void add(ConsentPurpose purpose, UUID by) {
        jdbc.sql(
                        """
                        insert into consent_purpose
                            (village_id, id, code, version, text_th, text_en, created_by, created_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        CurrentVillage.id(),
                        purpose.id(),
                        purpose.code(),
                        purpose.version(),
                        purpose.textTh(),
                        purpose.textEn(),
                        by,
                        utc(purpose.createdAt()))
                .update();
    }

    Optional<ConsentPurpose> purpose(UUID id) {
        return jdbc.sql(PURPOSES + "where id = ?")
                .param(id)
                .query(ConsentRows::readPurpose)
                .optional();
    }

    /// The greatest version of each code, in the order of the codes.
    List<ConsentPurpose> latestPurposes() {
        return jdbc.sql(
                        PURPOSES
                                + """
                                where version = (
                                    select max(version) from consent_purpose o where o.code = p.code)
                                order by code
                                """)
                .query(ConsentRows::readPurpose)
                .list();
    }

    void add(UUID id, UUID userId, ConsentPurpose purpose, boolean given, Instant now) {
        jdbc.sql(
                        """
                        insert into consent_entry
                            (village_id, id, village_user_id, consent_purpose_id, code, given, at)
                        values (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        CurrentVillage.id(),
                        id,
                        userId,
                        purpose.id(),
                        purpose.code(),
                        given,
                        utc(now))
                .update();
    }

    /// The latest first.
    List<ConsentEntry> of(UUID userId) {
        return jdbc.sql(ENTRIES + "where e.village_user_id = ? order by e.id desc")
                .param(userId)
                .query(ConsentRows::readEntry)
                .list();
    }

    /// The latest first.
    List<ConsentEntry> page(
            UUID before,
            Optional<UUID> userId,
            Optional<String> code,
            Optional<Boolean> given,
            boolean onlyCurrent,
            int most) {
        return jdbc.sql(
                        "select * from ("
                                + ENTRIES
                                + """
                                ) entries
                                where id < :before
                                  and (:user::uuid is null or village_user_id = :user)
                                  and (:code::text is null or code = :code)
                                  and (:given::boolean is null or given = :given)
                                  and (not :onlyCurrent or current)
                                order by id desc limit :most
                                """)
                .param("before", before)
                .param("user", userId.orElse(null))
                .param("code", code.orElse(null))
                .param("given", given.orElse(null))
                .param("onlyCurrent", onlyCurrent)
                .param("most", most)
                .query(ConsentRows::readEntry)
                .list();
    }

    private static ConsentPurpose readPurpose(ResultSet row, int number) throws SQLException {
        return new ConsentPurpose(
                row.getObject("id", UUID.class),
                row.getString("code"),
                row.getInt("version"),
                row.getString("text_th"),
                row.getString("text_en"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private static ConsentEntry readEntry(ResultSet row, int number) throws SQLException {
        return new ConsentEntry(
                row.getObject("id", UUID.class),
                row.getObject("village_user_id", UUID.class),
                row.getObject("consent_purpose_id", UUID.class),
                row.getString("code"),
                row.getInt("version"),
                row.getBoolean("given"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getBoolean("current"));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
