package io.smartvillage.platform.imports;

import io.smartvillage.platform.imports.FindImports.NumberedProblem;
import io.smartvillage.platform.privacy.PersonalData;
import io.smartvillage.platform.spreadsheet.TableFormat;
import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.platform.tenancy.JobsRole;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The tables `import_job` and `import_error`.
final class ImportJobs {

    private static final String COLUMNS =
            """
            id, kind, file_name, status, dry_run, total, done, created, updated, unchanged, failed, problem,
            requested_by, created_at, started_at, finished_at
            """;

    record New(
            String kind,
            UUID fileId,
            @Nullable String fileName,
            TableFormat format,
            boolean dryRun,
            long total,
            ImportRequest request) {}

    /// A job that this worker has.
    record Claim(
            String kind,
            UUID fileId,
            TableFormat format,
            boolean dryRun,
            long done,
            int attempts,
            ImportRequest request) {

        UUID id() {
            return request.importJobId();
        }
    }

    record Due(UUID villageId, UUID id) {}

    private final JdbcClient jdbc;
    private final JobsRole jobs;
    private final PersonalData personalData;
    private final JsonMapper json;

    ImportJobs(JdbcClient jdbc, JobsRole jobs, PersonalData personalData, JsonMapper json) {
        this.jdbc = jdbc;
        this.jobs = jobs;
        this.personalData = personalData;
        this.json = json;
    }

    void add(New job, Instant now) {
        jdbc.sql(
                        """
                        insert into import_job
                            (village_id, id, kind, file_id, file_name, format, dry_run, status, total,
                             requested_by, permissions, created_at)
                        values (?, ?, ?, ?, ?, ?, ?, 'waiting', ?, ?, ?, ?)
                        """)
                .params(
                        Arrays.asList(
                                CurrentVillage.id(),
                                job.request().importJobId(),
                                job.kind(),
                                job.fileId(),
                                job.fileName() == null
                                        ? null
                                        : personalData.encrypt(job.fileName()),
                                job.format().name().toLowerCase(Locale.ROOT),
                                job.dryRun(),
                                job.total(),
                                job.request().requestedBy(),
                                job.request().permissions().toArray(String[]::new),
                                utc(now)))
                .update();
    }

    Optional<ImportJob> find(UUID id, Collection<String> kinds) {
        return jdbc.sql(
                        "select "
                                + COLUMNS
                                + " from import_job where village_id = ? and id = ? and kind = any(?)")
                .params(CurrentVillage.id(), id, kinds.toArray(String[]::new))
                .query((row, _) -> job(row))
                .optional();
    }

    /// The newest first.
    List<ImportJob> page(Collection<String> kinds, Optional<UUID> after, int limit) {
        return jdbc.sql(
                        "select "
                                + COLUMNS
                                + """
                                from import_job
                                where village_id = :village and kind = any(:kinds)
                                  and (cast(:after as uuid) is null or id < :after)
                                order by id desc limit :limit
                                """)
                .param("village", CurrentVillage.id())
                .param("kinds", kinds.toArray(String[]::new))
                .param("after", after.orElse(null))
                .param("limit", limit)
                .query((row, _) -> job(row))
                .list();
    }

    List<NumberedProblem> problems(UUID id, long afterLine, int afterNumber, int limit) {
        return jdbc.sql(
                        """
                        select line, number, column_name, message_key, arguments from import_error
                        where village_id = ? and import_job_id = ? and (line, number) > (?, ?)
                        order by line, number limit ?
                        """)
                .params(CurrentVillage.id(), id, afterLine, afterNumber, limit)
                .query((row, _) ->
                        new NumberedProblem(
                                row.getInt("number"),
                                new RowProblem(
                                        row.getLong("line"),
                                        row.getString("column_name"),
                                        row.getString("message_key"),
                                        json.readValue(
                                                row.getString("arguments"),
                                                new TypeReference<List<Object>>() {}))))
                .list();
    }

    /// Jobs that nobody is at, of all villages.
    List<Due> due(Instant now) {
        return jobs.call(() ->
                jdbc.sql(
                                """
                                select village_id, id from import_job
                                where finished_at is null
                                  and (leased_until is null or leased_until <= ?)
                                order by id
                                """)
                        .param(utc(now))
                        .query(Due.class)
                        .list());
    }

    /// @return empty if another worker was faster, or the job is over
    Optional<Claim> claim(UUID id, UUID worker, Instant now, Instant until) {
        return jdbc.sql(
                        """
                        update import_job
                        set status = 'running', worker = :worker, leased_until = :until,
                            started_at = coalesce(started_at, :now), attempts = attempts + 1
                        where village_id = :village and id = :id and finished_at is null
                          and (leased_until is null or leased_until <= :now)
                        returning id, kind, file_id, format, dry_run, done, attempts, requested_by,
                            permissions
                        """)
                .param("village", CurrentVillage.id())
                .param("id", id)
                .param("worker", worker)
                .param("now", utc(now))
                .param("until", utc(until))
                .query((row, _) ->
                        new Claim(
                                row.getString("kind"),
                                row.getObject("file_id", UUID.class),
                                TableFormat.valueOf(
                                        row.getString("format").toUpperCase(Locale.ROOT)),
                                row.getBoolean("dry_run"),
                                row.getLong("done"),
                                row.getInt("attempts"),
                                new ImportRequest(
                                        row.getObject("id", UUID.class),
                                        row.getObject("requested_by", UUID.class),
                                        Set.of((String[]) row.getArray("permissions").getArray()))))
                .optional();
    }

    /// Holds the job until the transaction ends.
    ///
    /// @return false if it was cancelled, or is another worker's by now
    boolean hold(UUID id, UUID worker, long done) {
        return jdbc.sql(
                        """
                        select id from import_job
                        where village_id = ? and id = ? and worker = ? and status = 'running' and done = ?
                        for update
                        """)
                .params(CurrentVillage.id(), id, worker, done)
                .query(UUID.class)
                .optional()
                .isPresent();
    }

    void progressed(
            UUID id, long rows, long created, long updated, long rejected, Instant leasedUntil) {
        jdbc.sql(
                        """
                        update import_job
                        set done = done + :rows, created = created + :created,
                            updated = updated + :updated, failed = failed + :rejected,
                            unchanged = unchanged + :rows - :created - :updated - :rejected,
                            attempts = 0, leased_until = :until
                        where village_id = :village and id = :id
                        """)
                .param("village", CurrentVillage.id())
                .param("id", id)
                .param("rows", rows)
                .param("created", created)
                .param("updated", updated)
                .param("rejected", rejected)
                .param("until", utc(leasedUntil))
                .update();
    }

    /// In order of their lines; several of a row are numbered.
    void addProblems(UUID id, List<RowProblem> problems) {
        if (problems.isEmpty()) {
            return;
        }
        jdbc.sql(
                        """
                        insert into import_error
                            (village_id, import_job_id, line, number, column_name, message_key, arguments)
                        select :village, :id, r.line, row_number() over (partition by r.line order by r.place),
                            r."column", r."messageKey", r.arguments
                        from rows from (jsonb_to_recordset(cast(:problems as jsonb)) as (
                            line bigint, "column" text, "messageKey" text, arguments jsonb))
                            with ordinality as r (line, "column", "messageKey", arguments, place)
                        """)
                .param("village", CurrentVillage.id())
                .param("id", id)
                .param("problems", json.writeValueAsString(problems))
                .update();
    }

    /// The job's file is nobody's any more.
    ///
    /// @return its id; empty if the job was over
    Optional<UUID> finish(UUID id, ImportStatus status, @Nullable String problem, Instant now) {
        return jdbc.sql(
                        """
                        update import_job
                        set status = :status, problem = :problem, finished_at = :now, worker = null,
                            leased_until = null, file_id = null
                        where village_id = :village and id = :id and finished_at is null
                        returning old.file_id
                        """)
                .param("village", CurrentVillage.id())
                .param("id", id)
                .param("status", status.column)
                .param("problem", problem)
                .param("now", utc(now))
                .query(UUID.class)
                .optional();
    }

    /// To be tried again; until then nobody takes it.
    void release(UUID id, UUID worker, Instant until) {
        jdbc.sql(
                        """
                        update import_job set leased_until = ?
                        where village_id = ? and id = ? and worker = ? and finished_at is null
                        """)
                .params(utc(until), CurrentVillage.id(), id, worker)
                .update();
    }

    /// Of all villages, with their errors.
    int forgetFinishedBefore(Instant time) {
        return jobs.call(() ->
                jdbc.sql("delete from import_job where finished_at < ?").param(utc(time)).update());
    }

    private ImportJob job(ResultSet row) throws SQLException {
        var name = row.getBytes("file_name");
        return new ImportJob(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                name == null ? null : personalData.decryptText(name),
                ImportStatus.of(row.getString("status")),
                row.getBoolean("dry_run"),
                row.getLong("total"),
                row.getLong("done"),
                row.getLong("created"),
                row.getLong("updated"),
                row.getLong("unchanged"),
                row.getLong("failed"),
                row.getString("problem"),
                row.getObject("requested_by", UUID.class),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "started_at"),
                instant(row, "finished_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
