package io.smartvillage.platform.testing;

import static io.smartvillage.infra.keycloak.DemoRealm.BLUE;
import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Collections;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

/// The same key: one effect, one answer.
@VillageServiceTest
class IdempotencyIT {

    private static final String NOTES = "/api/v1/notes";

    @Autowired Api api;
    @Autowired TestDatabase database;

    private final String key = UUID.randomUUID().toString();
    private final String title = "note " + key;

    @Test
    void fiftyAtOnceHaveOneEffectAndOneAnswer() throws Exception {
        var staff = api.asStaff(GREEN);
        Callable<String> body =
                () ->
                        String.valueOf(
                                post(staff, NOTES, title)
                                        .expectStatus()
                                        .isCreated()
                                        .expectBody(String.class)
                                        .returnResult()
                                        .getResponseBody());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = threads.invokeAll(Collections.nCopies(50, body));
            for (var answer : answers) {
                assertThat(answer.get()).contains(title).isEqualTo(answers.getFirst().get());
            }
        }
        assertThat(notesOfTheTitle()).isEqualTo(1);
    }

    @Test
    void theAnswerHasItsHeadersAgain() {
        var first = post(api.asStaff(GREEN), NOTES, title).expectStatus().isCreated();
        var again = post(api.asStaff(GREEN), NOTES, title).expectStatus().isCreated();

        var expected = first.expectBody().returnResult().getResponseHeaders();
        var headers = again.expectBody().returnResult().getResponseHeaders();
        assertThat(headers.getLocation()).isNotNull().isEqualTo(expected.getLocation());
        assertThat(headers.getETag()).isNotNull().isEqualTo(expected.getETag());
    }

    @Test
    void anotherBodyOrAddressWithTheKeyIsRefused() throws SQLException {
        post(api.asStaff(GREEN), NOTES, title).expectStatus().isCreated();

        post(api.asStaff(GREEN), NOTES, title + "!").expectStatus().isEqualTo(422);
        post(api.asStaff(GREEN), NOTES + "/failing", title).expectStatus().isEqualTo(422);
        assertThat(notesOfTheTitle()).isEqualTo(1);
    }

    @Test
    void aFailedAttemptDoesNotUseTheKeyUp() throws SQLException {
        post(api.asStaff(GREEN), NOTES + "/failing?now=true", title).expectStatus().isNotFound();
        assertThat(notesOfTheTitle()).isZero();

        post(api.asStaff(GREEN), NOTES, title).expectStatus().isCreated();
        assertThat(notesOfTheTitle()).isEqualTo(1);
    }

    @Test
    void anInvalidAttemptDoesNotUseTheKeyUp() throws SQLException {
        post(api.asStaff(GREEN), NOTES, "x".repeat(101)).expectStatus().isBadRequest();

        post(api.asStaff(GREEN), NOTES, title).expectStatus().isCreated();
        assertThat(notesOfTheTitle()).isEqualTo(1);
    }

    @Test
    void anothersKeyIsAnotherKey() throws SQLException {
        post(api.asStaff(GREEN), NOTES, title).expectStatus().isCreated();
        post(api.asAdmin(GREEN), NOTES, title).expectStatus().isCreated();
        post(api.asStaff(BLUE), NOTES, title).expectStatus().isCreated();

        assertThat(notesOfTheTitle()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a key with blanks", ""})
    void aKeyThatIsNoneIsRefused(String bad) throws SQLException {
        request(api.asStaff(GREEN), NOTES, title, bad).expectStatus().isBadRequest();
        request(api.asStaff(GREEN), NOTES, title, "k".repeat(129)).expectStatus().isBadRequest();
        assertThat(notesOfTheTitle()).isZero();
    }

    private RestTestClient.ResponseSpec post(RestTestClient client, String path, String noteTitle) {
        return request(client, path, noteTitle, key);
    }

    private static RestTestClient.ResponseSpec request(
            RestTestClient client, String path, String noteTitle, String withKey) {
        return client.post()
                .uri(path)
                .header("Idempotency-Key", withKey)
                .body(SampleFixture.aNote(noteTitle))
                .exchange();
    }

    private long notesOfTheTitle() throws SQLException {
        try (var connection = database.asSuperuser();
                var statement =
                        connection.prepareStatement("select count(*) from note where title = ?")) {
            statement.setString(1, title);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }
}
