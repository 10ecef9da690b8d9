package io.smartvillage.access.decision;

import io.smartvillage.access.credential.CredentialKind;
import io.smartvillage.access.credential.CredentialStatus;
import io.smartvillage.access.credential.Provinces;
import io.smartvillage.access.decision.Written.Repeated;
import io.smartvillage.access.gate.Gate;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Reads, from this service's own tables, what a decision depends on.
@Component
class ReadFacts {

    private record Row(HeldCredential credential, @Nullable Integer province) {

        boolean inUse() {
            return credential.status() != CredentialStatus.REVOKED;
        }
    }

    private static final String CREDENTIALS =
            """
            select c.id, c.user_id, c.property_id, c.status, c.province, c.valid_from, c.valid_until,
                   c.zone_ids, c.label, h.house_number, m.status = 'active' holder_active
            from credential c
            join member m on m.village_id = c.village_id and m.id = c.user_id
            left join property h on h.village_id = c.village_id and h.id = c.property_id
            """;

    private final JdbcClient jdbc;

    ReadFacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    GateFacts gate(Gate gate) {
        var details = gate.details();
        return jdbc.sql("select id, anti_passback, visitors_allowed from zone where name = ?")
                .param(details.zone())
                .query((row, _) ->
                        new GateFacts(
                                gate.id(),
                                details.direction(),
                                details.status(),
                                row.getObject("id", UUID.class),
                                row.getBoolean("anti_passback"),
                                row.getBoolean("visitors_allowed")))
                .single();
    }

    /// One in use goes before those that were revoked.
    ///
    /// @param province of a plate, if it could be read
    @Transactional(readOnly = true)
    Optional<HeldCredential> credential(
            CredentialKind kind, byte[] valueHash, @Nullable Integer province) {
        var rows =
                jdbc.sql(CREDENTIALS + "where c.kind = ? and c.value_hash = ? order by c.id desc")
                        .params(kind.column(), valueHash)
                        .query((row, _) ->
                                new Row(credential(row), row.getObject("province", Integer.class)))
                        .list();
        var inUse = rows.stream().filter(Row::inUse).toList();
        return (inUse.isEmpty()
                        ? rows.stream()
                                .filter(row ->
                                        province == null
                                                || row.province() == null
                                                || province.equals(row.province()))
                                .findFirst()
                        : Provinces.meant(inUse, Row::province, province))
                .map(Row::credential);
    }

    @Transactional(readOnly = true)
    Optional<HeldCredential> credential(UUID id) {
        return jdbc.sql(CREDENTIALS + "where c.id = ?")
                .param(id)
                .query((row, _) -> credential(row))
                .optional();
    }

    /// What a gate asked first under a nonce.
    @Transactional(readOnly = true)
    Optional<Repeated> firstDecision(UUID gateId, String nonce) {
        return jdbc.sql(
                        """
                        select request_hash, log_id, log_timestamp from decision_nonce
                        where gate_id = ? and nonce = ?
                        """)
                .params(gateId, nonce)
                .query((row, _) ->
                        new Repeated(
                                ByteBuffer.wrap(row.getBytes("request_hash")),
                                row.getObject("log_id", UUID.class),
                                row.getObject("log_timestamp", OffsetDateTime.class).toInstant()))
                .optional();
    }

    private static HeldCredential credential(ResultSet row) throws SQLException {
        return new HeldCredential(
                row.getObject("id", UUID.class),
                row.getObject("user_id", UUID.class),
                row.getObject("property_id", UUID.class),
                CredentialStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                row.getBoolean("holder_active"),
                instant(row, "valid_from"),
                instant(row, "valid_until"),
                Set.of((UUID[]) row.getArray("zone_ids").getArray()),
                bytes(row, "label"),
                row.getString("house_number"));
    }

    private static @Nullable ByteBuffer bytes(ResultSet row, String column) throws SQLException {
        var bytes = row.getBytes(column);
        return bytes == null ? null : ByteBuffer.wrap(bytes);
    }

    /// What was not lifted, by what is denied: the deny list of a village is short.
    @Transactional(readOnly = true)
    Map<Denied, List<Denial>> denials() {
        var denials = new HashMap<Denied, List<Denial>>();
        jdbc.sql(
                        """
                        select kind, value_hash, user_id, valid_from, valid_until from denial
                        where lifted_at is null
                        """)
                .query(row -> {
                    var hash = bytes(row, "value_hash");
                    denials.computeIfAbsent(
                                    hash == null
                                            ? new Denied.Person(
                                                    row.getObject("user_id", UUID.class))
                                            : new Denied.Value(row.getString("kind"), hash),
                                    _ -> new ArrayList<>())
                            .add(
                                    new Denial(
                                            row.getObject("valid_from", OffsetDateTime.class)
                                                    .toInstant(),
                                            instant(row, "valid_until")));
                });
        return denials;
    }

    /// True if it let somebody in who did not leave since, or its one use was made.
    @Transactional(readOnly = true)
    boolean hasEntered(UUID subject) {
        return jdbc.sql(
                        """
                        select exists (select from pass_use where pass_id = :subject)
                            or exists (select from zone z join presence p
                                           on p.village_id = z.village_id and p.zone_id = z.id
                                       where p.subject_id = :subject and p.inside)
                        """)
                .param("subject", subject)
                .query(Boolean.class)
                .single();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
