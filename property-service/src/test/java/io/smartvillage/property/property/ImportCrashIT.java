package io.smartvillage.property.property;

import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
import static io.smartvillage.property.PropertyFixture.body;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.smartvillage.platform.imports.ChunkResult;
import io.smartvillage.platform.imports.ImportRequest;
import io.smartvillage.platform.imports.ImportTable;
import io.smartvillage.platform.imports.ImportWorker;
import io.smartvillage.platform.imports.Importer;
import io.smartvillage.platform.imports.OtherWorker;
import io.smartvillage.platform.imports.RowReader;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.MovableClock;
import io.smartvillage.platform.testing.TestDatabase;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.VillageServiceTest;
import io.smartvillage.property.PropertyFixture;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

/// What becomes of an import whose instance dies, or that is taken away from it.
@VillageServiceTest
class ImportCrashIT {

    private static final int ROWS = 1200;
    private static final int CHUNK = ImportTable.CHUNK;
    private static final Duration LEASE_IS_OVER = Duration.ofMinutes(2);

    @Autowired Api api;
    @Autowired TestEvents events;
    @Autowired TestDatabase database;
    @Autowired ImportWorker worker;
    @Autowired MovableClock clock;
    @Autowired PropertyImporter importer;
    @Autowired ApplicationContext context;

    private PropertyFixture fixture;

    @BeforeEach
    void onlyTheTestWorks() {
        fixture = new PropertyFixture(api, events);
        worker.stop();
    }

    @AfterEach
    void putBack() {
        clock.reset();
        if (!worker.isRunning()) {
            worker.start();
        }
    }

    enum Moment {
        BETWEEN_CHUNKS,
        AFTER_THE_ROWS_AND_BEFORE_THE_COMMIT
    }

    private static final class Killed extends Error {

        private static final long serialVersionUID = 1L;
    }

    @ParameterizedTest
    @EnumSource(Moment.class)
    void aKilledImportGoesOnWhereItWasAndNoRowIsStoredTwice(Moment moment) throws SQLException {
        var prefix = "crash-" + moment.name().charAt(0);
        var job = sent(prefix);
        var dying =
                new OtherWorker(
                        context,
                        new Troubled(
                                importer,
                                line -> {
                                    if (moment == Moment.BETWEEN_CHUNKS && line == CHUNK + 2) {
                                        throw new Killed();
                                    }
                                },
                                firstLine -> {
                                    if (firstLine > 2) {
                                        throw new Killed();
                                    }
                                }));
        assertThatExceptionOfType(Killed.class).isThrownBy(dying::work);
        assertThat(counts(job)).isEqualTo("running 500 of 1201: 500 created, 0 unchanged");
        assertThat(stored(prefix)).isEqualTo("500 houses, 500 of version 0");

        var next = new OtherWorker(context, importer);
        assertThat(next.work()).as("while the lease lasts").isFalse();
        clock.advance(LEASE_IS_OVER);
        assertThat(next.work()).isTrue();

        assertThat(counts(job)).isEqualTo("done 1201 of 1201: 1200 created, 0 unchanged");
        assertThat(stored(prefix)).isEqualTo("1200 houses, 1200 of version 0");
        assertThat(errors(job)).as("the double of a row before the crash").containsExactly("1202");
    }

    @Test
    void twoInstancesAtOnceStoreEveryRowOnce() throws SQLException {
        var jobs = List.of(sent("two-a"), sent("two-b"), sent("two-c"));

        CompletableFuture.allOf(
                        IntStream.range(0, 2)
                                .mapToObj(_ -> CompletableFuture.runAsync(this::workUntilIdle))
                                .toArray(CompletableFuture[]::new))
                .join();

        for (var job : jobs) {
            assertThat(counts(job)).isEqualTo("done 1201 of 1201: 1200 created, 0 unchanged");
        }
        for (var prefix : List.of("two-a", "two-b", "two-c")) {
            assertThat(stored(prefix)).isEqualTo("1200 houses, 1200 of version 0");
        }
    }

    @Test
    void aCancelledImportStopsAfterTheChunkAtHand() throws SQLException {
        var job = sent("cancel");
        var cancelling =
                new OtherWorker(
                        context,
                        new Troubled(
                                importer,
                                line -> {
                                    if (line == CHUNK + 2) {
                                        cancel(job);
                                    }
                                },
                                _ -> {}));

        assertThat(cancelling.work()).isTrue();

        assertThat(counts(job)).isEqualTo("cancelled 500 of 1201: 500 created, 0 unchanged");
        assertThat(stored("cancel")).isEqualTo("500 houses, 500 of version 0");
        clock.advance(LEASE_IS_OVER);
        assertThat(new OtherWorker(context, importer).work()).isFalse();
    }

    @Test
    void whatNeverWorksIsGivenUpAndSaysSo() throws SQLException {
        var job = sent("never");
        var failing =
                new OtherWorker(
                        context,
                        new Troubled(
                                importer,
                                _ -> {},
                                firstLine -> {
                                    if (firstLine > 2) {
                                        throw new IllegalStateException("no luck");
                                    }
                                }));

        for (int attempt = 0; attempt < 8; attempt++) {
            failing.work();
            clock.advance(LEASE_IS_OVER);
        }

        assertThat(counts(job)).isEqualTo("failed 500 of 1201: 500 created, 0 unchanged");
        assertThat(find(job).path("problem").asString()).isEqualTo("store-failed");
        assertThat(stored("never")).isEqualTo("500 houses, 500 of version 0");
    }

    @Test
    void theFileIsGoneOnceTheImportIsOverAndTheImportAfterAWhile() throws SQLException {
        var job = sent("gone");
        assertThat(sql("select count(file_id) from import_job where id = '%s'", job))
                .isEqualTo("1");

        workUntilIdle();

        assertThat(sql("select count(file_id) from import_job where id = '%s'", job))
                .isEqualTo("0");
        OtherWorker.forgetOldImports(context);
        find(job);
        clock.advance(Duration.ofDays(91));
        OtherWorker.forgetOldImports(context);
        api.asStaff(GREEN).get().uri(path(job)).exchange().expectStatus().isNotFound();
        assertThat(sql("select count(*) from import_error where import_job_id = '%s'", job))
                .isEqualTo("0");
        clock.reset();
        worker.start();
        fixture.populateImports(GREEN);
    }

    private JsonNode sent(String prefix) {
        var csv =
                "house_number,address,status,land_use,area_sq_wah\n"
                        + IntStream.range(0, ROWS)
                                .mapToObj(i -> prefix + "/" + i + ",a,vacant,residential,50\n")
                                .collect(Collectors.joining())
                        + prefix
                        + "/0,b,vacant,residential,50\n";
        return body(fixture.send(GREEN, csv.getBytes(UTF_8), "", "en").expectStatus().isAccepted());
    }

    private void workUntilIdle() {
        var other = new OtherWorker(context, importer);
        while (other.work()) {
            Thread.onSpinWait();
        }
    }

    private void cancel(JsonNode job) {
        api.asStaff(GREEN).post().uri(path(job) + "/cancellation").exchange().expectStatus().isOk();
    }

    private JsonNode find(JsonNode job) {
        return body(api.asStaff(GREEN).get().uri(path(job)).exchange().expectStatus().isOk());
    }

    private static String path(JsonNode job) {
        return "/api/v1/property-imports/" + job.path("id").asString();
    }

    private String counts(JsonNode job) {
        var now = find(job);
        return "%s %d of %d: %d created, %d unchanged"
                .formatted(
                        now.path("status").asString(),
                        now.path("done").asLong(),
                        now.path("total").asLong(),
                        now.path("created").asLong(),
                        now.path("unchanged").asLong());
    }

    private List<String> errors(JsonNode job) {
        return body(api.asStaff(GREEN)
                        .get()
                        .uri(path(job) + "/errors")
                        .exchange()
                        .expectStatus()
                        .isOk())
                .path("items")
                .findValuesAsString("line");
    }

    private String stored(String prefix) throws SQLException {
        return sql(
                """
                select count(*) || ' houses, ' || count(*) filter (where version = 0) || ' of version 0'
                from property where house_number like '%s/%%'
                """
                        .formatted(prefix));
    }

    private String sql(String query, JsonNode job) throws SQLException {
        return sql(query.formatted(job.path("id").asString()));
    }

    private String sql(String query) throws SQLException {
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private record Troubled(PropertyImporter real, LongConsumer beforeRow, LongConsumer afterChunk)
            implements Importer<ImportedHouse> {

        @Override
        public ImportTable table() {
            return real.table();
        }

        @Override
        public Optional<ImportedHouse> read(RowReader row) {
            beforeRow.accept(row.line());
            return real.read(row);
        }

        @Override
        public ChunkResult store(List<ImportedHouse> rows, ImportRequest request) {
            var result = real.store(rows, request);
            afterChunk.accept(rows.getFirst().line());
            return result;
        }
    }
}
