package io.smartvillage.identity.personaldata;

import io.smartvillage.identity.personaldata.Export.Answer;
import io.smartvillage.identity.personaldata.Export.Status;
import io.smartvillage.platform.personaldata.ExportKey;
import io.smartvillage.platform.privacy.PersonalData;
import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.platform.tenancy.JobsRole;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The tables `personal_data_export` and `personal_data_part`.
@Repository
class Exports {

    /// How long one can be fetched, and how long services have to answer.
    static final Duration KEPT = Duration.ofDays(7);

    /// Without who has answered.
    private static final String COLUMNS =
            """
            select id, village_user_id, requested_by, status, created_at, ready_at, expires_at
            from personal_data_export
            """;

    private static final String EXPIRE =
            "update personal_data_export set status = 'expired', private_key = null where ";

    private static final String DELETE_PARTS =
            """
            delete from personal_data_part p using personal_data_export e
            where e.id = p.personal_data_export_id and e.village_id = p.village_id
              and e.status = 'expired'
            """;

    private final JdbcClient jdbc;
    private final JobsRole jobs;
    private final PersonalData personalData;

    Exports(JdbcClient jdbc, JobsRole jobs, PersonalData personalData) {
        this.jdbc = jdbc;
        this.jobs = jobs;
        this.personalData = personalData;
    }

    void add(UUID id, UUID userId, UUID requestedBy, ExportKey key, Instant now) {
        jdbc.sql(
                        """
                        insert into personal_data_export (village_id, id, village_user_id,
                            requested_by, status, private_key, created_at, expires_at)
                        values (?, ?, ?, ?, 'collecting', ?, ?, ?)
                        """)
                .params(
                        CurrentVillage.id(),
                        id,
                        userId,
                        requestedBy,
                        personalData.encrypt(key.secret()),
                        utc(now),
                        utc(now.plus(KEPT)))
                .update();
    }

    Optional<Export> find(UUID id) {
        return withAnswers(jdbc.sql(COLUMNS + "where id = ?").param(id).query(Exports::read).list())
                .stream()
                .findFirst();
    }

    Optional<Export> collectingOf(UUID userId) {
        return withAnswers(
                        jdbc.sql(COLUMNS + "where village_user_id = ? and status = 'collecting'")
                                .param(userId)
                                .query(Exports::read)
                                .list())
                .stream()
                .findFirst();
    }

    /// The latest first.
    List<Export> page(UUID before, Optional<UUID> userId, int most) {
        return withAnswers(
                jdbc.sql(
                                COLUMNS
                                        + """
                                        where id < :before
                                          and (:user::uuid is null or village_user_id = :user)
                                        order by id desc limit :most
                                        """)
                        .param("before", before)
                        .param("user", userId.orElse(null))
                        .param("most", most)
                        .query(Exports::read)
                        .list());
    }

    /// What is told of an export that is not here, or not collecting, is left out.
    void addPart(UUID exportId, String service, int part, int parts, byte[] sealed, Instant now) {
        var collecting =
                jdbc.sql(
                                """
                                select id from personal_data_export
                                where id = ? and status = 'collecting' for no key update
                                """)
                        .param(exportId)
                        .query(UUID.class)
                        .optional();
        if (collecting.isEmpty()) {
            return;
        }
        jdbc.sql(
                        """
                        insert into personal_data_part
                            (village_id, personal_data_export_id, service, part, parts, content)
                        values (?, ?, ?, ?, ?, ?) on conflict do nothing
                        """)
                .params(CurrentVillage.id(), exportId, service, part, parts, sealed)
                .update();
        if (complete(Set.of(exportId)).getOrDefault(exportId, Set.of()).containsAll(Services.ALL)) {
            jdbc.sql(
                            """
                            update personal_data_export
                            set status = 'ready', ready_at = ?, expires_at = ? where id = ?
                            """)
                    .params(utc(now), utc(now.plus(KEPT)), exportId)
                    .update();
        }
    }

    /// @return empty if it has expired
    Optional<ExportKey> key(UUID id) {
        return jdbc.sql(
                        """
                        select private_key from personal_data_export
                        where id = ? and private_key is not null
                        """)
                .param(id)
                .query((row, _) -> ExportKey.of(personalData.decrypt(row.getBytes("private_key"))))
                .optional();
    }

    int parts(UUID id, String service) {
        return jdbc.sql(
                        """
                        select count(*) from personal_data_part
                        where personal_data_export_id = ? and service = ?
                        """)
                .params(id, service)
                .query(Integer.class)
                .single();
    }

    /// Sealed.
    byte[] part(UUID id, String service, int part) {
        return jdbc.sql(
                        """
                        select content from personal_data_part
                        where personal_data_export_id = ? and service = ? and part = ?
                        """)
                .params(id, service, part)
                .query((row, _) -> row.getBytes("content"))
                .single();
    }

    List<UUID> villagesWithExpired(Instant now) {
        return jobs.call(() ->
                jdbc.sql(
                                """
                                select distinct village_id from personal_data_export
                                where status <> 'expired' and expires_at <= ?
                                """)
                        .param(utc(now))
                        .query(UUID.class)
                        .list());
    }

    /// The keys are destroyed and what they read is deleted.
    void expire(Instant now) {
        jdbc.sql(EXPIRE + "status <> 'expired' and expires_at <= ?").param(utc(now)).update();
        jdbc.sql(DELETE_PARTS).update();
    }

    /// As [#expire], of one person and at once.
    void expireOf(UUID userId) {
        jdbc.sql(EXPIRE + "status <> 'expired' and village_user_id = ?").param(userId).update();
        jdbc.sql(DELETE_PARTS).update();
    }

    private List<Export> withAnswers(List<Export> exports) {
        if (exports.isEmpty()) {
            return exports;
        }
        var collecting = new HashSet<UUID>();
        exports.forEach(export -> collecting.add(export.id()));
        var complete = complete(collecting);
        return exports.stream()
                .map(export ->
                        new Export(
                                export.id(),
                                export.villageUserId(),
                                export.requestedBy(),
                                export.status(),
                                export.createdAt(),
                                export.readyAt(),
                                export.expiresAt(),
                                Services.ALL.stream()
                                        .map(service ->
                                                new Answer(
                                                        service,
                                                        export.readyAt() != null
                                                                || complete.getOrDefault(
                                                                                export.id(),
                                                                                Set.of())
                                                                        .contains(service)))
                                        .toList()))
                .toList();
    }

    /// The services all of whose parts are here, by export.
    private Map<UUID, Set<String>> complete(Set<UUID> exports) {
        var complete = new HashMap<UUID, Set<String>>();
        jdbc.sql(
                        """
                        select personal_data_export_id, service from personal_data_part
                        where personal_data_export_id = any(?)
                        group by personal_data_export_id, service having count(*) = max(parts)
                        """)
                .param(exports.toArray(UUID[]::new))
                .query(row -> {
                    complete.computeIfAbsent(
                                    row.getObject("personal_data_export_id", UUID.class),
                                    _ -> new HashSet<>())
                            .add(row.getString("service"));
                });
        return complete;
    }

    private static Export read(ResultSet row, int number) throws SQLException {
        return new Export(
                row.getObject("id", UUID.class),
                row.getObject("village_user_id", UUID.class),
                row.getObject("requested_by", UUID.class),
                Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "ready_at"),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                List.of());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
