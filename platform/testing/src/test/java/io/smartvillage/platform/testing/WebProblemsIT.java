package io.smartvillage.platform.testing;

import static io.smartvillage.infra.keycloak.DemoRealm.BLUE;
import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Bad input gets a problem that names all that is wrong, in the caller's language, and changes
/// nothing.
@VillageServiceTest
class WebProblemsIT {

    private static final String NOTES = "/api/v1/notes";
    private static final String THAI = "[\\u0E00-\\u0E7F]";

    @Autowired Api api;

    @Test
    void namesEveryWrongAndEveryMissingFieldAtOnce() {
        var problem =
                refused(
                        400,
                        post(
                                """
                                {"title": "", "kind": "rumour", "amount": "12", "due": "2026-02-30",
                                 "colour": "red"}\
                                """));

        assertThat(errors(problem))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                "title", "must not be blank",
                                "author", "must not be blank",
                                "kind", "must be one of: notice, reminder",
                                "amount", "must be a number",
                                "due", "must be a date that exists, as 2026-01-31",
                                "colour", "is not a field of this request"));
        assertThat(problem.path("type").asString())
                .isEqualTo("urn:smart-village:problem:invalid-request");
    }

    @Test
    void namesThemInThai() {
        var problem =
                refused(
                        400,
                        inThai(
                                """
                                {"title": "", "kind": "rumour", "amount": 1.234, "due": "2026-02-30",
                                 "colour": "red"}\
                                """));

        assertThat(errors(problem))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                "title", "ต้องไม่ว่าง",
                                "author", "ต้องไม่ว่าง",
                                "kind", "ต้องเป็นค่าใดค่าหนึ่งของ: notice, reminder",
                                "amount",
                                        "ต้องมีไม่เกิน 12 หลักหน้าจุดทศนิยม และไม่เกิน 2 หลักหลังจุดทศนิยม",
                                "due", "ต้องเป็นวันที่ที่มีอยู่จริง เช่น 2026-01-31",
                                "colour", "ไม่ใช่ช่องข้อมูลของคำขอนี้"));
        assertThat(problem.path("title").asString()).isEqualTo("คำขอไม่ถูกต้อง");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    1.234         | must have at most 12 digits before the decimal point and 2 after it
                    1234567890123 | must have at most 12 digits before the decimal point and 2 after it
                    -1            | must be greater than 0
                    0             | must be greater than 0
                    """)
    void refusesMoneyThatIsNone(String amount, String message) {
        assertThat(errors(refused(400, post(good("amount", amount)))))
                .containsExactly(Map.entry("amount", message));
    }

    @Test
    void refusesATextThatIsTooLong() {
        assertThat(errors(refused(400, post(good("title", '"' + "ก".repeat(101) + '"')))))
                .containsExactly(Map.entry("title", "size must be between 0 and 100"));
    }

    @Test
    void refusesATextThatCannotBeStored() {
        for (var field : List.of("title", "author")) {
            assertThat(errors(refused(400, post(good(field, "\"a\\u0000b\"")))))
                    .containsExactly(Map.entry(field, "holds a character that no text can have"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{\"title\": \"cut",
                "nonsense",
                "{\"title\": \"a\"} {}",
                "{\"title\": \"a\", \"title\": \"b\"}"
            })
    void refusesWhatIsNoJson(String body) {
        assertThat(code(refused(400, post(body)))).isIn("malformed-body", "invalid-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"text\"", "5", "null"})
    void refusesJsonOfAnotherShape(String body) {
        refused(400, post(body));
    }

    @Test
    void refusesABodyThatIsTooLarge() {
        assertThat(code(refused(413, post(good("title", '"' + "x".repeat(1_200_000) + '"')))))
                .isEqualTo("body-too-large");
    }

    @Test
    void refusesAnotherMediaType() {
        var answer =
                api.asStaff(GREEN)
                        .post()
                        .uri(NOTES)
                        .contentType(MediaType.TEXT_PLAIN)
                        .body("hello")
                        .exchange();

        assertThat(code(refused(415, answer))).isEqualTo("http-415");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    limit=0            | limit
                    limit=201          | limit
                    limit=many         | limit
                    cursor=!           | cursor
                    cursor=bm8gaWQ     | cursor
                    limit=0&cursor=!   | cursor,limit
                    kind=rumour        | kind
                    dueBefore=2026-02-30 | dueBefore
                    """)
    void namesEveryWrongParameter(String query, String fields) {
        var answer = api.asStaff(GREEN).get().uri(NOTES + "?" + query).exchange();

        assertThat(errors(refused(400, answer)).keySet())
                .containsExactlyInAnyOrder(fields.split(","));
    }

    @Test
    void saysWhatAParameterMustBe() {
        var kind = api.asStaff(GREEN).get().uri(NOTES + "?kind=rumour").exchange();
        var due = api.asStaff(GREEN).get().uri(NOTES + "?dueBefore=tomorrow").exchange();
        var id = api.asStaff(GREEN).get().uri(NOTES + "/no-id").exchange();

        assertThat(errors(refused(400, kind)))
                .containsExactly(Map.entry("kind", "must be one of: notice, reminder"));
        assertThat(errors(refused(400, due)))
                .containsExactly(
                        Map.entry("dueBefore", "must be a date that exists, as 2026-01-31"));
        assertThat(errors(refused(400, id)))
                .containsExactly(Map.entry("noteId", "must be an id (UUID)"));
    }

    @Test
    void refusesNulInAParameter() {
        refused(400, api.asStaff(GREEN).get().uri(NOTES + "?kind=a%00b").exchange());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"W/\"0\"", "0", "*", "\"-1\"", "\"99999999999999999999\"", "\"0\", \"1\""})
    void refusesAnIfMatchThatIsNone(String header) {
        var note = SampleFixture.note(api, GREEN, "precondition");

        assertThat(errors(refused(400, rename(note, header)))).containsOnlyKeys("If-Match");
    }

    @Test
    void refusesAChangeOfWhatTheCallerHasNotSeen() {
        var note = SampleFixture.note(api, GREEN, "precondition");

        assertThat(code(refused(428, rename(note, null)))).isEqualTo("version-required");
        assertThat(code(refused(412, rename(note, "\"7\"")))).isEqualTo("stale-version");
        rename(note, "\"0\"").expectStatus().isOk().expectHeader().valueEquals("ETag", "\"1\"");
        assertThat(code(refused(412, rename(note, "\"0\"")))).isEqualTo("stale-version");
    }

    @Test
    void sameAnswerForNothingAndForAnotherVillages() {
        var note = SampleFixture.note(api, GREEN, "green only");
        var foreign = refused(404, api.asStaff(BLUE).get().uri(NOTES + "/" + note).exchange());
        var nothing =
                refused(
                        404,
                        api.asStaff(BLUE).get().uri(NOTES + "/" + UUID.randomUUID()).exchange());

        assertThat(foreign.path("detail")).isEqualTo(nothing.path("detail"));
        assertThat(foreign.path("title")).isEqualTo(nothing.path("title"));
    }

    @Test
    void whatIsNotThereIsAProblemInBothLanguages() {
        for (boolean thai : new boolean[] {false, true}) {
            UnaryOperator<RestTestClient> language =
                    thai ? WebProblemsIT::thai : UnaryOperator.identity();
            var staff = language.apply(api.asStaff(GREEN));
            var nobody = language.apply(api.anonymous());
            var problems =
                    Map.of(
                            "http-404", refused(404, staff.get().uri("/api/v1/nothing").exchange()),
                            "http-405", refused(405, staff.delete().uri(NOTES).exchange()),
                            "http-406",
                                    refused(
                                            406,
                                            staff.get()
                                                    .uri(NOTES)
                                                    .accept(MediaType.TEXT_XML)
                                                    .exchange()),
                            "unauthenticated", refused(401, nobody.get().uri(NOTES).exchange()),
                            "forbidden",
                                    refused(
                                            403,
                                            language.apply(api.asGate(GREEN))
                                                    .get()
                                                    .uri(NOTES)
                                                    .exchange()));
            problems.forEach((code, problem) -> {
                assertThat(code(problem)).isEqualTo(code);
                if (thai) {
                    assertThat(problem.path("title").asString()).containsPattern(THAI);
                    assertThat(problem.path("detail").asString()).containsPattern(THAI);
                } else {
                    assertThat(problem.path("title").asString()).doesNotContainPattern(THAI);
                }
            });
        }
    }

    @Test
    void anyOtherLanguageGetsEnglish() {
        var answer =
                api.asStaff(GREEN)
                        .get()
                        .uri(NOTES + "?limit=0")
                        .header(HttpHeaders.ACCEPT_LANGUAGE, "fr-FR, de;q=0.5")
                        .exchange();

        assertThat(refused(400, answer).path("title").asString())
                .isEqualTo("The request is not valid");
    }

    private static RestTestClient thai(RestTestClient client) {
        return client.mutate()
                .defaultHeader(HttpHeaders.ACCEPT_LANGUAGE, "th-TH, en;q=0.5")
                .build();
    }

    private RestTestClient.ResponseSpec post(String body) {
        return post(api.asStaff(GREEN), body);
    }

    private RestTestClient.ResponseSpec inThai(String body) {
        return post(thai(api.asStaff(GREEN)), body);
    }

    private static RestTestClient.ResponseSpec post(RestTestClient client, String body) {
        return client.post()
                .uri(NOTES)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange();
    }

    private RestTestClient.ResponseSpec rename(
            UUID note, @org.jspecify.annotations.Nullable String ifMatch) {
        var request =
                api.asStaff(GREEN)
                        .method(HttpMethod.PATCH)
                        .uri(NOTES + "/" + note)
                        .contentType(MediaType.APPLICATION_JSON);
        if (ifMatch != null) {
            request = request.header(HttpHeaders.IF_MATCH, ifMatch);
        }
        return request.body("{\"title\": \"renamed\"}").exchange();
    }

    /// A good body but for one field.
    private static String good(String field, String json) {
        var body = JsonMapper.shared().createObjectNode();
        SampleFixture.aNote("a title").forEach(body::putPOJO);
        return JsonMapper.shared()
                .writeValueAsString(body)
                .replaceFirst(
                        "\"%s\":(\"[^\"]*\"|[\\d.]+)".formatted(field),
                        java.util.regex.Matcher.quoteReplacement(
                                "\"%s\":%s".formatted(field, json)));
    }

    private static Map<String, String> errors(JsonNode problem) {
        var errors = new HashMap<String, String>();
        StreamSupport.stream(problem.path("errors").spliterator(), false)
                .forEach(error ->
                        errors.put(
                                error.path("field").asString(), error.path("message").asString()));
        return errors;
    }

    private static String code(JsonNode problem) {
        return problem.path("type").asString().replace("urn:smart-village:problem:", "");
    }

    private static JsonNode refused(int status, RestTestClient.ResponseSpec answer) {
        var result = answer.expectBody(String.class).returnResult();
        var problem = JsonMapper.shared().readTree(String.valueOf(result.getResponseBody()));
        assertThat(result.getStatus().value()).as("status of " + problem).isEqualTo(status);
        assertThat(result.getResponseHeaders().getContentType())
                .isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        for (var part : List.of("type", "title", "detail", "traceId")) {
            assertThat(problem.path(part).asString("")).as(part + " of " + problem).isNotBlank();
        }
        return problem;
    }
}
