package io.smartvillage.access.credential;

import io.smartvillage.access.change.Changes;
import io.smartvillage.access.credential.CredentialEvent.CredentialIssued;
import io.smartvillage.platform.imports.ChunkResult;
import io.smartvillage.platform.imports.RowProblem;
import io.smartvillage.platform.messaging.Outbox;
import io.smartvillage.platform.privacy.PersonKeys;
import io.smartvillage.platform.privacy.PersonText;
import io.smartvillage.platform.tenancy.CurrentVillage;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.util.IdGenerator;
import tools.jackson.databind.json.JsonMapper;

/// Stores many credentials with one statement, and tells of each.
@Component
class StoreCredentials {

    private static final HexFormat HEX = HexFormat.of();

    private static final String RESOLVE =
            """
            select r.line, h.houses, h.property_id, coalesce(r."userId", h.owner_id) as user_id,
                   m.id is not null as member, c.held,
                   c.held > 0 and c.same as same
            from jsonb_to_recordset(cast(:rows as jsonb)) as r (
                line bigint, kind text, hash text, province smallint, "houseNumber" text,
                "propertyId" uuid, "userId" uuid)
            cross join lateral (
                select count(*) as houses, cast(min(cast(p.id as text)) as uuid) as property_id,
                       cast(min(cast(p.owner_id as text)) as uuid) as owner_id
                from (select id, owner_id from property where id = r."propertyId"
                      union all
                      select id, owner_id from property where house_number = r."houseNumber") p) h
            left join member m on m.id = coalesce(r."userId", h.owner_id)
            cross join lateral (
                select count(*) as held,
                       bool_and(c.user_id = coalesce(r."userId", h.owner_id)
                                and c.property_id = h.property_id) as same
                from credential c
                where c.kind = r.kind and c.value_hash = decode(r.hash, 'hex') and c.status <> 'revoked'
                  and (c.province is null or r.province is null or c.province = r.province)) c
            """;

    /// What another request took between the question and the write is left out.
    private static final String STORE =
            """
            insert into credential
                (village_id, id, kind, value_hash, province, user_id, property_id, status, valid_from,
                 valid_until, label, version, created_at, updated_at)
            select :village, r.id, r.kind, decode(r.hash, 'hex'), r.province, r."userId", r."propertyId",
                   'active', r."validFrom", r."validUntil", decode(r.label, 'hex'), 0, :now, :now
            from jsonb_to_recordset(cast(:rows as jsonb)) as r (
                id uuid, kind text, hash text, province smallint, "userId" uuid, "propertyId" uuid,
                "validFrom" timestamptz, "validUntil" timestamptz, label text)
            order by r.hash
            on conflict do nothing
            returning id
            """;

    private record Question(
            long line,
            String kind,
            String hash,
            @Nullable Integer province,
            @Nullable String houseNumber,
            @Nullable UUID propertyId,
            @Nullable UUID userId) {}

    private record Resolved(
            long line,
            long houses,
            @Nullable UUID propertyId,
            @Nullable UUID userId,
            boolean member,
            long held,
            boolean same) {}

    private record Row(
            UUID id,
            String kind,
            String hash,
            @Nullable Integer province,
            UUID userId,
            UUID propertyId,
            @Nullable Instant validFrom,
            @Nullable Instant validUntil,
            @Nullable String label) {}

    private record Candidate(ImportedCredential imported, Row row) {}

    private final JdbcClient jdbc;
    private final LockPlates lockPlates;
    private final JsonMapper mapper;
    private final PersonKeys keys;
    private final Outbox outbox;
    private final Changes changes;
    private final IdGenerator ids;
    private final Clock clock;

    StoreCredentials(
            JdbcClient jdbc,
            LockPlates lockPlates,
            JsonMapper mapper,
            PersonKeys keys,
            Outbox outbox,
            Changes changes,
            IdGenerator ids,
            Clock clock) {
        this.jdbc = jdbc;
        this.lockPlates = lockPlates;
        this.mapper = mapper;
        this.keys = keys;
        this.outbox = outbox;
        this.changes = changes;
        this.ids = ids;
        this.clock = clock;
    }

    ChunkResult store(List<ImportedCredential> rows) {
        lockPlates.lock(
                rows.stream()
                        .filter(row -> row.value().kind() == CredentialKind.PLATE)
                        .map(row -> HEX.parseHex(row.valueHash()))
                        .toList());
        var resolved = resolve(rows);
        var rejected = new ArrayList<RowProblem>();
        var candidates = new ArrayList<Candidate>();
        for (var row : rows) {
            var answer = resolved.get(row.line());
            if (answer == null) {
                throw new IllegalStateException("line %d was not resolved".formatted(row.line()));
            }
            sort(row, answer, candidates, rejected);
        }
        if (candidates.isEmpty()) {
            return new ChunkResult(0, 0, rejected);
        }
        var stored = insert(candidates);
        var left =
                candidates.stream()
                        .filter(candidate -> !stored.contains(candidate.row().id()))
                        .map(Candidate::imported)
                        .toList();
        rejected.addAll(takenSince(left));
        return new ChunkResult(stored.size(), 0, rejected);
    }

    private List<RowProblem> takenSince(List<ImportedCredential> left) {
        if (left.isEmpty()) {
            return List.of();
        }
        var resolved = resolve(left);
        return left.stream()
                .filter(row -> {
                    var answer = resolved.get(row.line());
                    return answer == null || !answer.same();
                })
                .map(StoreCredentials::taken)
                .toList();
    }

    private Map<Long, Resolved> resolve(List<ImportedCredential> rows) {
        var questions =
                rows.stream()
                        .map(row ->
                                new Question(
                                        row.line(),
                                        row.value().kind().column,
                                        row.valueHash(),
                                        row.value().provinceCode(),
                                        row.houseNumber(),
                                        row.propertyId(),
                                        row.userId()))
                        .toList();
        return jdbc
                .sql(RESOLVE)
                .param("rows", mapper.writeValueAsString(questions))
                .query((row, _) ->
                        new Resolved(
                                row.getLong("line"),
                                row.getLong("houses"),
                                row.getObject("property_id", UUID.class),
                                row.getObject("user_id", UUID.class),
                                row.getBoolean("member"),
                                row.getLong("held"),
                                row.getBoolean("same")))
                .list()
                .stream()
                .collect(Collectors.toMap(Resolved::line, Function.identity()));
    }

    private void sort(
            ImportedCredential imported,
            Resolved resolved,
            List<Candidate> candidates,
            List<RowProblem> rejected) {
        var propertyId = resolved.propertyId();
        var userId = resolved.userId();
        var houseColumn =
                imported.propertyId() == null
                        ? ImportedCredential.HOUSE_NUMBER
                        : ImportedCredential.PROPERTY_ID;
        if (propertyId == null) {
            rejected.add(RowProblem.of(imported.line(), houseColumn, "field.property"));
        } else if (resolved.houses() > 1) {
            rejected.add(RowProblem.of(imported.line(), houseColumn, "import.house-ambiguous"));
        } else if (userId == null) {
            rejected.add(
                    RowProblem.of(imported.line(), ImportedCredential.USER_ID, "import.no-owner"));
        } else if (!resolved.member()) {
            rejected.add(RowProblem.of(imported.line(), ImportedCredential.USER_ID, "field.user"));
        } else if (resolved.held() == 0) {
            candidates.add(new Candidate(imported, row(imported, userId, propertyId)));
        } else if (!resolved.same()) {
            rejected.add(taken(imported));
        }
    }

    private static RowProblem taken(ImportedCredential imported) {
        return RowProblem.of(imported.line(), ImportedCredential.VALUE, "import.taken");
    }

    private Row row(ImportedCredential imported, UUID userId, UUID propertyId) {
        var terms = imported.terms();
        return new Row(
                ids.generateId(),
                imported.value().kind().column,
                imported.valueHash(),
                imported.value().provinceCode(),
                userId,
                propertyId,
                terms.validFrom(),
                terms.validUntil(),
                terms.label());
    }

    /// With the label in hexadecimal, as it is stored.
    private Row sealed(Row row) {
        return new Row(
                row.id(),
                row.kind(),
                row.hash(),
                row.province(),
                row.userId(),
                row.propertyId(),
                row.validFrom(),
                row.validUntil(),
                row.label() == null
                        ? null
                        : HEX.formatHex(keys.encrypt(new PersonText(row.userId(), row.label()))));
    }

    private Set<UUID> insert(List<Candidate> candidates) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        keys.prepare(
                candidates.stream()
                        .map(Candidate::row)
                        .filter(row -> row.label() != null)
                        .map(Row::userId)
                        .collect(Collectors.toSet()));
        var rows = candidates.stream().map(Candidate::row).map(this::sealed).toList();
        var stored =
                new HashSet<>(
                        jdbc.sql(STORE)
                                .param("rows", mapper.writeValueAsString(rows))
                                .param("village", CurrentVillage.id())
                                .param("now", now.atOffset(ZoneOffset.UTC))
                                .query(UUID.class)
                                .list());
        var events = new ArrayList<Object>();
        for (var candidate : candidates) {
            var row = candidate.row();
            if (stored.contains(row.id())) {
                events.add(
                        new CredentialIssued(
                                row.id(),
                                candidate.imported().value().kind(),
                                row.userId(),
                                row.propertyId(),
                                now));
                changes.changed(Changes.Kind.CREDENTIAL, row.id());
            }
        }
        if (!events.isEmpty()) {
            outbox.publishAll(events);
        }
        return stored;
    }
}
