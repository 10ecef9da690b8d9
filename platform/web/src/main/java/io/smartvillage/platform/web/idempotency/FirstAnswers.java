package io.smartvillage.platform.web.idempotency;

import io.smartvillage.platform.privacy.PersonalData;
import io.smartvillage.platform.tenancy.CurrentVillage;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;

/// The table `idempotency_key`.
class FirstAnswers {

    static final Duration KEPT = Duration.ofHours(24);

    private static final List<String> KEPT_HEADERS =
            List.of(HttpHeaders.LOCATION, HttpHeaders.ETAG);

    private final JdbcClient jdbc;
    private final PersonalData personalData;
    private final JsonMapper mapper;
    private final Clock clock;

    FirstAnswers(JdbcClient jdbc, PersonalData personalData, JsonMapper mapper, Clock clock) {
        this.jdbc = jdbc;
        this.personalData = personalData;
        this.mapper = mapper;
        this.clock = clock;
    }

    /// Reads the village's key while no connection is held: the first answer of a village needs a
    /// second one, and those who wait for this key may hold all others.
    void prepare() {
        personalData.prepare();
    }

    /// Waits for another request with the same key to end.
    ///
    /// @return true if the key is this request's now
    boolean claim(UUID callerId, String key, byte[] requestHash) {
        return jdbc.sql(
                                """
                                insert into idempotency_key
                                    (village_id, caller_id, key, request_hash, created_at)
                                values (?, ?, ?, ?, ?) on conflict do nothing
                                """)
                        .params(CurrentVillage.id(), callerId, key, requestHash, now())
                        .update()
                == 1;
    }

    void keep(UUID callerId, String key, ResponseEntity<?> answer) {
        var headers =
                KEPT_HEADERS.stream()
                        .filter(answer.getHeaders()::containsHeader)
                        .collect(
                                java.util.stream.Collectors.toMap(
                                        name -> name,
                                        name ->
                                                String.valueOf(
                                                        answer.getHeaders().getFirst(name))));
        jdbc.sql(
                        """
                        update idempotency_key set status = ?, headers = ?::jsonb, body = ?
                        where village_id = ? and caller_id = ? and key = ?
                        """)
                .params(
                        Arrays.asList(
                                answer.getStatusCode().value(),
                                mapper.writeValueAsString(headers),
                                sealed(answer.getBody()),
                                CurrentVillage.id(),
                                callerId,
                                key))
                .update();
    }

    /// @throws IdempotencyKeyReusedException if the key came with another request
    Optional<ResponseEntity<?>> find(
            UUID callerId, String key, byte[] requestHash, JavaType bodyType) {
        return jdbc.sql(
                        """
                        select request_hash, status, headers, body from idempotency_key
                        where village_id = ? and caller_id = ? and key = ?
                        """)
                .params(CurrentVillage.id(), callerId, key)
                .query((row, _) -> {
                    if (!Arrays.equals(row.getBytes("request_hash"), requestHash)) {
                        throw new IdempotencyKeyReusedException(key);
                    }
                    ResponseEntity<?> answer =
                            ResponseEntity.status(row.getInt("status"))
                                    .headers(headers(row.getString("headers")))
                                    .body(opened(row.getBytes("body"), bodyType));
                    return answer;
                })
                .optional()
                .map(answer -> (ResponseEntity<?>) answer);
    }

    private byte @Nullable [] sealed(@Nullable Object body) {
        return body == null ? null : personalData.encrypt(mapper.writeValueAsBytes(body));
    }

    private @Nullable Object opened(byte @Nullable [] sealed, JavaType type) {
        return sealed == null ? null : mapper.readValue(personalData.decrypt(sealed), type);
    }

    private HttpHeaders headers(String json) {
        var headers = new HttpHeaders();
        mapper.readValue(json, new TypeReference<Map<String, String>>() {}).forEach(headers::set);
        return headers;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
