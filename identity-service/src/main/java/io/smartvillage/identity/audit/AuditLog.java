package io.smartvillage.identity.audit;

import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.platform.web.paging.PageRequest;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// The table `audit_entry`: added to, never changed. The database chains what is added.
@Repository
class AuditLog {

    /// What one service tells.
    record News(
            UUID id,
            AuditEntryType type,
            String service,
            @Nullable UUID actorId,
            @Nullable String entity,
            @Nullable String entityId,
            List<UUID> people,
            Instant at,
            AuditContent content) {}

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    private static final int ROWS_AT_A_TIME = 500;

    private static final String COLUMNS =
            """
            id, position, type, service, actor_id, entity, entity_id, people, at, recorded_at,
            content, hash
            """;

    /// Of a village a person is in few entries: the register finds them.
    private static final String CONDITIONS =
            """
            (:type::text is null or type = :type)
              and (:actor::uuid is null or actor_id = :actor)
              and (:service::text is null or service = :service)
              and (:entity::text is null or entity = :entity)
              and (:entityId::text is null or entity_id = :entityId)
              and (:from::timestamptz is null or at >= :from)
              and (:to::timestamptz is null or at < :to)
              and (:person::uuid is null or position in (
                  select p.position from audit_person p where p.person_id = :person))
            """;

    private final JdbcClient jdbc;
    private final JsonMapper mapper;
    private final Clock clock;

    AuditLog(JdbcClient jdbc, JsonMapper mapper, Clock clock) {
        this.jdbc = jdbc;
        this.mapper = mapper;
        this.clock = clock;
    }

    /// In their order; one that is there already is not added again.
    @Transactional(propagation = Propagation.MANDATORY)
    void add(List<News> news) {
        jdbc.sql(
                        """
                        insert into audit_entry
                            (village_id, id, type, service, actor_id, entity, entity_id, people, at,
                             recorded_at, content)
                        select ?, id, type, service, actor_id, entity, entity_id, people::uuid[], at,
                               ?, content::jsonb
                        from unnest(?::uuid[], ?::text[], ?::text[], ?::uuid[], ?::text[], ?::text[],
                                    ?::text[], ?::timestamptz[], ?::text[])
                            with ordinality as news
                                (id, type, service, actor_id, entity, entity_id, people, at, content,
                                 place)
                        order by place
                        """)
                .params(
                        CurrentVillage.id(),
                        utc(clock.instant()),
                        news.stream().map(News::id).toArray(UUID[]::new),
                        news.stream().map(entry -> entry.type().column()).toArray(String[]::new),
                        news.stream().map(News::service).toArray(String[]::new),
                        news.stream().map(News::actorId).toArray(UUID[]::new),
                        news.stream().map(News::entity).toArray(String[]::new),
                        news.stream().map(News::entityId).toArray(String[]::new),
                        news.stream().map(AuditLog::people).toArray(String[]::new),
                        news.stream()
                                .map(entry -> utc(entry.at()).toString())
                                .toArray(String[]::new),
                        news.stream()
                                .map(entry -> mapper.writeValueAsString(entry.content()))
                                .toArray(String[]::new))
                .update();
    }

    private static String people(News news) {
        return news.people().stream()
                .map(UUID::toString)
                .collect(Collectors.joining(",", "{", "}"));
    }

    /// The latest first.
    @Transactional(propagation = Propagation.MANDATORY, readOnly = true)
    public List<AuditEntry> page(PageRequest page, AuditFilter filter) {
        var parameters = parameters(filter);
        parameters.put("before", utc(page.after().map(c -> c.instant(0)).orElse(LATEST)));
        parameters.put(
                "position", page.after().map(cursor -> cursor.number(1)).orElse(Long.MAX_VALUE));
        parameters.put("limit", page.fetchSize());
        return jdbc.sql(
                        "select "
                                + COLUMNS
                                + " from audit_entry where (at, position) < (:before, :position) and "
                                + CONDITIONS
                                + " order by at desc, position desc limit :limit")
                .params(parameters)
                .query((row, _) -> entry(row))
                .list();
    }

    /// In the order of the chain, read as they are used up: to be closed before the transaction
    /// ends.
    @Transactional(propagation = Propagation.MANDATORY, readOnly = true)
    public Stream<AuditEntry> stream(AuditFilter filter) {
        return jdbc
                .sql(
                        "select "
                                + COLUMNS
                                + " from audit_entry where "
                                + CONDITIONS
                                + " order by position")
                .withFetchSize(ROWS_AT_A_TIME)
                .params(parameters(filter))
                .query((row, _) -> entry(row))
                .stream();
    }

    private static Map<String, @Nullable Object> parameters(AuditFilter filter) {
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put("type", filter.type().map(AuditEntryType::column).orElse(null));
        parameters.put("person", filter.person().orElse(null));
        parameters.put("actor", filter.actor().orElse(null));
        parameters.put("service", filter.service().orElse(null));
        parameters.put("entity", filter.entity().orElse(null));
        parameters.put("entityId", filter.entityId().orElse(null));
        parameters.put("from", filter.from().map(AuditLog::utc).orElse(null));
        parameters.put("to", filter.to().map(AuditLog::utc).orElse(null));
        return parameters;
    }

    private AuditEntry entry(ResultSet row) throws SQLException {
        return new AuditEntry(
                row.getObject("id", UUID.class),
                row.getLong("position"),
                AuditEntryType.of(row.getString("type")),
                row.getString("service"),
                row.getObject("actor_id", UUID.class),
                row.getString("entity"),
                row.getString("entity_id"),
                ids(row.getArray("people")),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                mapper.readValue(row.getString("content"), AuditContent.class),
                HexFormat.of().formatHex(row.getBytes("hash")));
    }

    private static List<UUID> ids(Array array) throws SQLException {
        return List.of((UUID[]) array.getArray());
    }

    private static OffsetDateTime utc(Instant instant) {
        var storable =
                instant.isBefore(EARLIEST) ? EARLIEST : instant.isAfter(LATEST) ? LATEST : instant;
        return storable.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    /// Walks the whole chain. An entry that is missing, changed or in another's place breaks it
    /// there; so does an end that is not the last entry's.
    @Transactional(propagation = Propagation.MANDATORY, readOnly = true)
    public ChainVerification verify() {
        return jdbc.sql(
                        """
                        with walked as (
                            select position, hash,
                                   lag(position, 1, 0::bigint) over chain + 1 as expected,
                                   hash = audit_hash(
                                       lag(hash, 1, audit_chain_start(village_id)) over chain, e)
                                       as holds
                            from audit_entry e window chain as (order by position)
                        ),
                        last as (
                            select coalesce(max(position), 0) as position, count(*) as entries,
                                   (array_agg(hash order by position desc))[1] as hash
                            from walked
                        ),
                        registered as (
                            select position, person from audit_entry e, unnest(e.people) as person
                        ),
                        broken as (
                            select expected as position,
                                   case when position = expected then 'changed' else 'missing' end
                                       as fault
                            from walked where position <> expected or not holds
                            union all
                            select case when l.position = c.position then l.position
                                        else least(l.position, coalesce(c.position, 0)) + 1 end,
                                   'end_changed'
                            from last l left join audit_chain c on true
                            where l.position <> coalesce(c.position, 0)
                               or l.hash is distinct from c.hash and l.position > 0
                            union all
                            select position, 'people_changed' from (
                                (select * from registered
                                 except select position, person_id from audit_person)
                                union all
                                (select position, person_id from audit_person
                                 except select * from registered)
                            ) as differing
                        )
                        select l.entries, l.position, l.hash, b.position as broken, b.fault
                        from last l left join lateral (
                            select * from broken order by position, fault limit 1) b on true
                        """)
                .query((row, _) -> verification(row))
                .single();
    }

    private ChainVerification verification(ResultSet row) throws SQLException {
        var fault = row.getString("fault");
        var hash = row.getBytes("hash");
        return new ChainVerification(
                fault == null,
                row.getLong("entries"),
                row.getLong("position"),
                hash == null ? null : HexFormat.of().formatHex(hash),
                row.getObject("broken", Long.class),
                fault == null ? null : ChainVerification.Fault.of(fault),
                clock.instant());
    }
}
