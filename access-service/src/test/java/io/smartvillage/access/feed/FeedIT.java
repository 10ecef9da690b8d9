package io.smartvillage.access.feed;

import static io.smartvillage.access.AccessFixture.body;
import static io.smartvillage.access.AccessFixture.decided;
import static io.smartvillage.access.AccessFixture.fields;
import static io.smartvillage.access.AccessFixture.scan;
import static io.smartvillage.infra.keycloak.DemoRealm.BLUE;
import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smartvillage.access.AccessFixture;
import io.smartvillage.access.accesslog.LogRows;
import io.smartvillage.access.pass.EntryCodeKey;
import io.smartvillage.infra.keycloak.DemoVillage;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.MovableClock;
import io.smartvillage.platform.testing.TestDatabase;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.VillageServiceTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@VillageServiceTest
class FeedIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Autowired Api api;
    @Autowired TestEvents events;
    @Autowired TestDatabase database;
    @Autowired EntryCodeKey key;
    @Autowired Feeds feeds;
    @Autowired MovableClock clock;

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Stream> open = new CopyOnWriteArrayList<>();
    private AccessFixture fixture;

    @BeforeEach
    void aGate() {
        fixture = new AccessFixture(api, events, key);
        fixture.mainGate(GREEN);
    }

    /// Who has left is noticed by writing to them: here nobody waits for that.
    @AfterEach
    void nobodyFollows() {
        clock.reset();
        open.forEach(Stream::close);
        feeds.stop();
        await().atMost(PATIENCE).until(() -> feeds.streams() == 0);
        feeds.start();
    }

    @Test
    void tellsTheVillagesDecisionsAsTheyCome() {
        var green = follow(GREEN, "");
        var blue = follow(BLUE, "");

        var decided = decided(api.asGate(GREEN), scan("entry", "code", "00000005"));

        var id = decided.path("logId").asString();
        await().atMost(PATIENCE).until(() -> green.ids().contains(id));
        var told =
                green.data.stream()
                        .filter(entry -> entry.path("id").asString().equals(id))
                        .findFirst()
                        .orElseThrow();
        assertThat(told.path("status").asString()).isEqualTo("denied");
        assertThat(told.path("reason").asString()).isEqualTo("invalid");
        assertThat(told.path("accessMethod").asString()).isEqualTo("code");
        assertThat(green.head.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
        assertThat(blue.ids()).isEmpty();
    }

    @Test
    void tellsOnlyWhatIsAskedFor() throws SQLException {
        var gate = UUID.randomUUID();
        var rows = new LogRows(database);
        var ofGate = follow(GREEN, "?gateId=" + gate);
        var refusals = follow(GREEN, "?status=denied");

        rows.add(GREEN.id(), UUID.randomUUID(), now());
        var granted = rows.add(GREEN.id(), gate, now());
        var denied = rows.add(GREEN.id(), gate, now(), "reason", "blocked");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(ofGate.ids()).containsExactly(granted, denied));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(refusals.ids()).containsExactly(denied));
    }

    @Test
    void startsWithWhatComesFromNowOn() throws SQLException {
        var gate = UUID.randomUUID();
        var rows = new LogRows(database);
        rows.add(GREEN.id(), gate, now());
        var stream = follow(GREEN, "?gateId=" + gate);

        var next = rows.add(GREEN.id(), gate, now());

        await().atMost(PATIENCE).until(() -> !stream.ids().isEmpty());
        assertThat(stream.ids()).containsExactly(next);
    }

    @Test
    void tellsWhatADeviceReportsLaterWhenItIsReported() throws SQLException {
        var gate = UUID.randomUUID();
        var stream = follow(GREEN, "?gateId=" + gate);

        var reported =
                new LogRows(database)
                        .add(
                                GREEN.id(),
                                gate,
                                now().minus(Duration.ofMinutes(50)),
                                "created_at",
                                now().toString(),
                                "source",
                                "device");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(stream.ids()).containsExactly(reported));
    }

    /// Four writers whose transactions take up to two seconds, and a reader that breaks off and
    /// comes back again and again.
    @Test
    void nothingIsMissedOrToldTwiceWhateverTheOrderOfCommits() throws Exception {
        var gate = UUID.randomUUID();
        var first = follow(GREEN, "?gateId=" + gate);
        var steady = follow(GREEN, "?gateId=" + gate);
        var received = new ArrayList<String>();
        var written = new ArrayList<String>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var writers =
                    IntStream.range(0, 4)
                            .mapToObj(
                                    _ -> threads.submit((Callable<List<String>>) () -> write(gate)))
                            .toList();
            var stream = first;
            while (!writers.stream().allMatch(java.util.concurrent.Future::isDone)) {
                Thread.sleep(700);
                stream.close();
                received.addAll(stream.ids());
                stream = follow(GREEN, "?gateId=" + gate + "&lastEventId=" + stream.lastId());
            }
            for (var writer : writers) {
                written.addAll(writer.get());
            }
            var last = stream;
            await().atMost(PATIENCE)
                    .until(() -> received.size() + last.ids().size() >= written.size());
            Thread.sleep(1000);
            last.close();
            received.addAll(last.ids());
        }

        assertThat(written).hasSize(200);
        assertThat(received).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(written);
        assertThat(steady.ids())
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(written);
    }

    private List<String> write(UUID gate) throws SQLException, InterruptedException {
        var ids = new ArrayList<String>();
        try (var connection = database.asSuperuser()) {
            connection.setAutoCommit(false);
            while (ids.size() < 50) {
                for (int i = 0; i < 5; i++) {
                    ids.add(LogRows.add(connection, GREEN.id(), gate, now()));
                }
                Thread.sleep(ThreadLocalRandom.current().nextInt(2000));
                connection.commit();
            }
        }
        return ids;
    }

    @Test
    void goesOnAfterTheLastEventAlsoAfterALongPause() throws SQLException {
        var gate = UUID.randomUUID();
        var rows = new LogRows(database);
        var stream = follow(GREEN, "?gateId=" + gate);
        var first = rows.add(GREEN.id(), gate, now());
        await().atMost(PATIENCE).until(() -> stream.ids().contains(first));
        stream.close();
        var missed = many(1100, gate);

        var again = followWithHeader(GREEN, "?gateId=" + gate, stream.lastId());

        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(again.ids()).containsExactlyInAnyOrderElementsOf(missed));
        assertThat(again.gaps).isEmpty();
    }

    @Test
    void saysWhatIsTooOldForAStream() {
        var old = Position.at(clock.instant().minus(Duration.ofHours(3))).id();

        var stream = follow(GREEN, "?lastEventId=" + old);

        await().atMost(PATIENCE).until(() -> !stream.gaps.isEmpty());
        var gap = stream.gaps.getFirst();
        assertThat(
                        Duration.between(
                                Instant.parse(gap.path("from").asString()),
                                Instant.parse(gap.path("to").asString())))
                .isCloseTo(Duration.ofHours(2), Duration.ofMinutes(1));
    }

    @Test
    void namesAnIdThatIsNone() {
        var problem =
                body(
                        api.asGuard(GREEN)
                                .get()
                                .uri("/api/v1/access-logs/stream?lastEventId=7")
                                .header("Accept", "text/event-stream")
                                .exchange()
                                .expectStatus()
                                .isBadRequest());

        assertThat(fields(problem)).containsExactly("lastEventId");
    }

    @Test
    void keepsAQuietStreamAlive() {
        var stream = follow(GREEN, "?gateId=" + UUID.randomUUID());

        await().atMost(PATIENCE).until(() -> stream.quiet() >= 2);

        assertThat(stream.hasEnded()).isFalse();
    }

    @Test
    void endsWithTheToken() {
        var stream = follow(GREEN, "");

        clock.advance(Duration.ofMinutes(6));

        await().atMost(PATIENCE).until(stream::hasEnded);
    }

    @Test
    void endsWhenTheInstanceStops() {
        var stream = follow(GREEN, "");

        feeds.stop();
        try {
            await().atMost(PATIENCE).until(stream::hasEnded);
        } finally {
            feeds.start();
        }
    }

    @Test
    void followsForAsManyAsMay() throws Exception {
        for (int i = 0; i < 50; i++) {
            follow(BLUE, "");
        }

        var answer = request(BLUE, "", null);

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("60");
        assertThat(answer.body().readAllBytes()).asString(UTF_8).contains("too-many-streams");
        follow(GREEN, "");
    }

    @Test
    void aReaderWhoDoesNotReadHoldsNobodyUp() throws Exception {
        var gate = UUID.randomUUID();
        var lazy = request(GREEN, "?gateId=" + gate, null);
        var busy = follow(GREEN, "?gateId=" + gate);
        var written = many(500, gate);

        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(busy.ids()).containsExactlyInAnyOrderElementsOf(written));
        lazy.body().close();
    }

    private List<String> many(int count, UUID gate) throws SQLException {
        var ids = new ArrayList<String>();
        try (var connection = database.asSuperuser()) {
            while (ids.size() < count) {
                ids.add(LogRows.add(connection, GREEN.id(), gate, now()));
            }
        }
        return ids;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private Stream follow(DemoVillage village, String query) {
        return followWithHeader(village, query, null);
    }

    private Stream followWithHeader(
            DemoVillage village, String query, @org.jspecify.annotations.Nullable String id) {
        try {
            var head = request(village, query, id);
            assertThat(head.statusCode()).isEqualTo(200);
            var stream = new Stream(head);
            open.add(stream);
            await().atMost(PATIENCE).until(() -> !stream.lastId().isEmpty());
            return stream;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<InputStream> request(
            DemoVillage village, String query, @org.jspecify.annotations.Nullable String id)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(
                                URI.create(
                                        "http://127.0.0.1:%d/api/v1/access-logs/stream%s"
                                                .formatted(api.port(), query)))
                        .header("Accept", "text/event-stream")
                        .header(
                                "Authorization",
                                "Bearer " + api.tokens().of(village.guard(), village));
        if (id != null) {
            request.header("Last-Event-ID", id);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    }

    /// What a browser makes of it.
    private static final class Stream {

        private static final JsonMapper JSON = JsonMapper.shared();

        private final HttpResponse<InputStream> head;
        private final List<JsonNode> data = new CopyOnWriteArrayList<>();
        private final List<JsonNode> gaps = new CopyOnWriteArrayList<>();
        private final Thread reader;
        private volatile String lastId = "";
        private volatile int quiet;

        Stream(HttpResponse<InputStream> head) {
            this.head = head;
            this.reader = Thread.ofVirtual().start(this::read);
        }

        private void read() {
            try (var lines = new BufferedReader(new InputStreamReader(head.body(), UTF_8))) {
                var event = "";
                var id = "";
                var text = "";
                for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.startsWith("id: ")) {
                        id = line.substring(4);
                    } else if (line.startsWith("event: ")) {
                        event = line.substring(7);
                    } else if (line.startsWith("data: ")) {
                        text = line.substring(6);
                    } else if (line.isEmpty()) {
                        take(event, text);
                        lastId = id;
                        event = "";
                        text = "";
                    }
                }
            } catch (IOException _) {
                // closed by this side
            }
        }

        private synchronized void take(String event, String text) {
            switch (event) {
                case "decision" -> data.add(JSON.readTree(text));
                case "gap" -> gaps.add(JSON.readTree(text));
                default -> quiet++;
            }
        }

        List<String> ids() {
            return data.stream().map(entry -> entry.path("id").asString()).toList();
        }

        String lastId() {
            return lastId;
        }

        int quiet() {
            return quiet;
        }

        boolean hasEnded() {
            return !reader.isAlive();
        }

        void close() {
            try {
                head.body().close();
                reader.join(Duration.ofSeconds(5));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
