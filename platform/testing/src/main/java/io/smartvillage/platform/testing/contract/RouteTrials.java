package io.smartvillage.platform.testing.contract;

import io.smartvillage.infra.keycloak.DemoVillage;
import io.smartvillage.platform.security.KeyedPath;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.springframework.http.HttpStatusCode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Calls every route of a service as somebody who may not, and reports who got in.
final class RouteTrials {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int BEGINNING = 8192;
    private static final int NOT_FOUND = 404;
    private static final byte[] GUESS = "a secret that nobody has".getBytes(StandardCharsets.UTF_8);
    private static final Duration TOO_LATE = Duration.ofMinutes(6);
    private static final String BOUNDARY = "----smart-village-trial";

    private final String base;
    private final Examples examples;
    private final List<Route> routes;
    private final VillageRows rows;
    private final UnaryOperator<String> tableOf;
    private final HttpClient http = HttpClient.newHttpClient();

    /// @param tried which paths of the document are tried
    RouteTrials(
            int port,
            JsonNode document,
            Predicate<String> tried,
            VillageRows rows,
            UnaryOperator<String> tableOf) {
        this.base = "http://127.0.0.1:" + port;
        this.examples = new Examples(document);
        this.routes =
                Route.in(document).stream().filter(route -> tried.test(route.path())).toList();
        this.rows = rows;
        this.tableOf = tableOf;
    }

    List<Route> routes() {
        return routes;
    }

    record Answer(HttpStatusCode status, String body) {}

    private record Content(String mediaType, String text) {

        byte[] bytes() {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }

    /// Routes whose path names something that the village has none of: the trials would prove
    /// nothing.
    List<String> untried(DemoVillage village) {
        var untried = new ArrayList<String>();
        for (var route : routes) {
            for (var variable : route.variables()) {
                var table = tableOf.apply(variable);
                if (isKey(route, variable)) {
                    continue;
                }
                if (!rows.hasTable(table)) {
                    untried.add(route + ": {" + variable + "} names no table (" + table + ")");
                } else if (rows.anyId(table, village.id()).isEmpty()) {
                    untried.add(route + ": the fixture puts no row into " + table);
                }
            }
        }
        return untried;
    }

    /// @param expected from every route but the signed ones, which answer 401 to any token and to
    ///   none, and those with a key in the path, where nobody finds anything
    List<String> everyRouteAnswers(
            int expected, DemoVillage village, String as, Credentials credentials) {
        var holes = new ArrayList<String>();
        for (var route : routes) {
            var answer = call(route, village, credentials);
            expect(withoutToken(route, expected), route, as, answer, holes);
        }
        return holes;
    }

    /// Calls every route with the token of an account that belongs to no village: it opens those
    /// for any account, and no other.
    List<String> accountHoles(DemoVillage village, Credentials credentials) {
        var holes = new ArrayList<String>();
        for (var route : routes) {
            var answer = call(route, village, credentials);
            if (!route.anyAccount()) {
                expect(withoutToken(route, FORBIDDEN), route, "a stranger", answer, holes);
                continue;
            }
            var status = answer.status();
            if (status.value() == UNAUTHORIZED
                    || status.value() == FORBIDDEN
                    || status.is5xxServerError()) {
                holes.add("%s as any account: %d".formatted(route, status.value()));
            }
        }
        return holes;
    }

    /// Tries signatures that must open no signed route, and the one that must.
    ///
    /// @param secretOf the village's signer for the route
    List<String> signatureHoles(
            DemoVillage village,
            DemoVillage other,
            BiFunction<Route, DemoVillage, byte[]> secretOf) {
        var holes = new ArrayList<String>();
        for (var route : routes) {
            if (route.signed()) {
                var secret = secretOf.apply(route, village);
                var good = Credentials.signature(secret);
                var wrong = new LinkedHashMap<String, Credentials>();
                wrong.put("somebody who guesses a secret", Credentials.signature(GUESS));
                wrong.put(
                        "another village's signer",
                        Credentials.signature(secretOf.apply(route, other)));
                wrong.put("a late signer", Credentials.signature(secret, TOO_LATE));
                wrong.put(
                        "the signer of another body",
                        (method, target, _) -> good.headers(method, target, GUESS));
                wrong.put(
                        "the signer of another path",
                        (method, target, body) -> good.headers(method, target + "/x", body));
                wrong.forEach((as, credentials) ->
                        expect(UNAUTHORIZED, route, as, call(route, village, credentials), holes));
                var status = call(route, village, good).status();
                if (status.value() == UNAUTHORIZED || status.is5xxServerError()) {
                    holes.add("%s as its signer: %d".formatted(route, status.value()));
                }
            }
        }
        return holes;
    }

    /// Tries keys that nobody has, and the one that somebody does.
    ///
    /// @param keyOf the village's device's key for the route
    List<String> pathKeyHoles(DemoVillage village, Function<Route, String> keyOf) {
        var holes = new ArrayList<String>();
        for (var route : routes) {
            if (route.keyed()) {
                var key = keyOf.apply(route);
                for (var wrong : List.of(aKey(), key.substring(1), key + "A", "x")) {
                    expect(
                            NOT_FOUND,
                            route,
                            "somebody who guesses a key",
                            withKey(route, village, wrong),
                            holes);
                }
                var answer = withKey(route, village, key);
                var status = answer.status();
                if (status.value() == UNAUTHORIZED
                        || status.value() == NOT_FOUND
                        || status.is5xxServerError()) {
                    holes.add("%s with its key: %d".formatted(route, status.value()));
                }
                if (answer.body().contains(key)) {
                    holes.add("%s repeats its key".formatted(route));
                }
            }
        }
        return holes;
    }

    private Answer withKey(Route route, DemoVillage village, String key) {
        var address = uri(route, village, Map.of(), key);
        return send(route, address, Credentials.NONE, content(route, village));
    }

    private static int withoutToken(Route route, int otherwise) {
        if (route.keyed()) {
            return NOT_FOUND;
        }
        return route.signed() ? UNAUTHORIZED : otherwise;
    }

    private static boolean isKey(Route route, String variable) {
        return route.keyed() && variable.equals(KeyedPath.VARIABLE);
    }

    /// As long as a real one.
    private static String aKey() {
        return (UUID.randomUUID() + "" + UUID.randomUUID()).replace("-", "").substring(0, 43);
    }

    private static void expect(
            int expected, Route route, String as, Answer answer, List<String> holes) {
        if (answer.status().value() != expected) {
            holes.add(
                    "%s as %s: %d instead of %d"
                            .formatted(route, as, answer.status().value(), expected));
        }
    }

    /// Calls every route with members of one village and the ids of another: they must see nothing
    /// of it and change nothing in it.
    ///
    /// @param foreignTokens by role
    List<String> breaches(DemoVillage victim, Map<String, String> foreignTokens) {
        var before = rows.fingerprint(victim.id());
        var breaches = new ArrayList<String>();
        foreignTokens.forEach((role, token) -> breaches.addAll(leaks(victim, role, token)));
        VillageRows.differences(before, rows.fingerprint(victim.id()))
                .forEach(table -> breaches.add("another village's " + table + " was changed"));
        return breaches;
    }

    /// Calls every route with a member of one village and the ids of another.
    List<String> leaks(DemoVillage victim, String as, String foreignToken) {
        var holes = new ArrayList<String>();
        var secrets = rows.ids(victim.id());
        for (var route : routes) {
            var answer =
                    call(route, victim, Credentials.bearer(foreignToken), everyId(route, victim));
            var status = answer.status();
            if (status.is5xxServerError()) {
                holes.add("%s as %s: %d".formatted(route, as, status.value()));
            }
            if (route.signed() || route.keyed()) {
                expect(withoutToken(route, UNAUTHORIZED), route, as, answer, holes);
            } else if (!route.variables().isEmpty() && !refused(status)) {
                holes.add(
                        "%s as %s: %d for another village's id"
                                .formatted(route, as, status.value()));
            }
            secretIn(answer.body(), secrets)
                    .ifPresent(id -> holes.add("%s as %s: shows %s".formatted(route, as, id)));
        }
        return holes;
    }

    /// Tries each route as a role of the village, against what permissions.md says of it.
    List<String> differencesFromThePermissions(
            DemoVillage village, String role, Set<String> authorities, Credentials credentials) {
        var differences = new ArrayList<String>();
        for (var route : routes) {
            var answer = call(route, village, credentials);
            if (route.signed() || route.keyed()) {
                expect(withoutToken(route, UNAUTHORIZED), route, role, answer, differences);
                continue;
            }
            var may = route.authorities().stream().anyMatch(authorities::contains);
            var status = answer.status();
            if (!may && status.value() != 403) {
                differences.add(
                        "%s as %s: %d, not permitted but not refused with 403"
                                .formatted(route, role, status.value()));
            }
            if (may && (status.value() == 401 || status.value() == 403)) {
                differences.add(
                        "%s as %s: %d although permitted".formatted(route, role, status.value()));
            }
            if (status.is5xxServerError()) {
                differences.add("%s as %s: %d".formatted(route, role, status.value()));
            }
        }
        return differences;
    }

    private static boolean refused(HttpStatusCode status) {
        return status.value() == 403 || status.value() == 404;
    }

    /// An id that the request itself carried comes back in a problem's detail: that is no leak.
    private static Optional<String> secretIn(String body, Set<String> secrets) {
        if (body.contains("urn:smart-village:problem:")) {
            return Optional.empty();
        }
        return secrets.stream().filter(body::contains).findFirst();
    }

    /// Filters that name something: another village's must find nothing.
    private Map<String, String> everyId(Route route, DemoVillage village) {
        var ids = new LinkedHashMap<String, String>();
        for (var name : route.optionalQuery()) {
            idIn(name, village).ifPresent(id -> ids.put(name, id.toString()));
        }
        return ids;
    }

    private Answer call(Route route, DemoVillage village, Credentials credentials) {
        return call(route, village, credentials, Map.of());
    }

    private Answer call(
            Route route, DemoVillage village, Credentials credentials, Map<String, String> query) {
        return send(route, uri(route, village, query), credentials, content(route, village));
    }

    /// Sends what is wrong in each way that a body or an address can be, as somebody who may.
    ///
    /// @param credentialsOf somebody who may call the route
    List<String> badInputTaken(DemoVillage village, Function<Route, Credentials> credentialsOf) {
        var before = rows.fingerprint(village.id());
        var holes = new ArrayList<String>();
        for (var route : routes) {
            var credentials = credentialsOf.apply(route);
            for (var variable : route.variables()) {
                var address =
                        uri(route, village, Map.of())
                                .toString()
                                .replace(id(variable, village).toString(), "no-id");
                if (idIn(variable, village).isPresent()) {
                    refuses(
                            route,
                            variable + " that is no id",
                            holes,
                            "",
                            () ->
                                    send(
                                            route,
                                            URI.create(address),
                                            credentials,
                                            content(route, village)));
                }
            }
            if (route.optionalQuery().contains("cursor")) {
                refuses(
                        route,
                        "bad cursor and limit",
                        holes,
                        "cursor",
                        () ->
                                call(
                                        route,
                                        village,
                                        credentials,
                                        Map.of("cursor", "!", "limit", "0")));
            }
            route.body()
                    .filter(body -> body.mediaType().startsWith("application/json"))
                    .ifPresent(body -> badBodies(route, body, village, credentials, holes));
        }
        VillageRows.differences(before, rows.fingerprint(village.id()))
                .forEach(table -> holes.add("bad input changed " + table));
        return holes;
    }

    private void badBodies(
            Route route,
            Route.Body body,
            DemoVillage village,
            Credentials credentials,
            List<String> holes) {
        var address = uri(route, village, Map.of());
        Function<JsonNode, Answer> sending =
                json ->
                        send(
                                route,
                                address,
                                credentials,
                                Optional.of(new Content("application/json", json.toString())));
        var good = examples.of(body.schema(), name -> idIn(name, village));
        refuses(
                route,
                "malformed JSON",
                holes,
                "",
                () ->
                        send(
                                route,
                                address,
                                credentials,
                                Optional.of(new Content("application/json", "{\"cut\":"))));
        refuses(
                route,
                "a body that is no JSON",
                holes,
                "",
                () ->
                        send(
                                route,
                                address,
                                credentials,
                                Optional.of(new Content("text/plain", "hello"))));
        if (!(good instanceof ObjectNode fields)) {
            return;
        }
        refuses(
                route,
                "an unknown field",
                holes,
                "notAField",
                () -> sending.apply(fields.deepCopy().put("notAField", 1)));
        for (var field : fields.properties()) {
            examples.wrong(body.schema(), field.getKey())
                    .forEach((what, value) ->
                            refuses(
                                    route,
                                    what + " in " + field.getKey(),
                                    holes,
                                    field.getKey(),
                                    () ->
                                            sending.apply(
                                                    fields.deepCopy().set(field.getKey(), value))));
            if (field.getValue().isString()) {
                refuses(
                        route,
                        "NUL in " + field.getKey(),
                        holes,
                        "",
                        () -> sending.apply(fields.deepCopy().put(field.getKey(), "a\0b")));
            }
        }
    }

    /// @param names what a problem of the status 400 must name; empty if it need not
    private static void refuses(
            Route route, String what, List<String> holes, String names, Supplier<Answer> trial) {
        var answer = trial.get();
        var status = answer.status();
        if (!status.is4xxClientError()) {
            holes.add("%s takes %s: %d".formatted(route, what, status.value()));
        } else if (!answer.body().contains("urn:smart-village:problem:")) {
            holes.add("%s answers %s without a problem".formatted(route, what));
        } else if (!names.isEmpty() && status.value() == 400 && !answer.body().contains(names)) {
            holes.add("%s does not name %s".formatted(route, what));
        }
    }

    private Answer send(
            Route route, URI address, Credentials credentials, Optional<Content> content) {
        var method = route.method().name();
        var request =
                HttpRequest.newBuilder(address)
                        .header("If-Match", "\"0\"")
                        .header("Accept", "application/json, application/problem+json, */*");
        content.ifPresentOrElse(
                sent ->
                        request.header("Content-Type", sent.mediaType())
                                .method(
                                        method,
                                        HttpRequest.BodyPublishers.ofByteArray(sent.bytes())),
                () -> request.method(method, HttpRequest.BodyPublishers.noBody()));
        var query = address.getRawQuery();
        credentials
                .headers(
                        method,
                        query == null ? address.getRawPath() : address.getRawPath() + '?' + query,
                        content.map(Content::bytes).orElse(new byte[0]))
                .forEach(request::header);
        return send(route, request.build());
    }

    private Answer send(Route route, HttpRequest request) {
        try {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (var body = answer.body()) {
                return new Answer(
                        HttpStatusCode.valueOf(answer.statusCode()),
                        new String(
                                isEndless(answer) ? beginning(body) : body.readAllBytes(),
                                StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new IllegalStateException(route.toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static boolean isEndless(HttpResponse<?> answer) {
        return answer.headers()
                .firstValue("Content-Type")
                .filter(type -> type.startsWith("text/event-stream"))
                .isPresent();
    }

    private static byte[] beginning(InputStream body) throws IOException {
        var buffer = new byte[BEGINNING];
        return Arrays.copyOf(buffer, Math.max(0, body.read(buffer)));
    }

    private URI uri(Route route, DemoVillage village, Map<String, String> optional) {
        return uri(route, village, optional, aKey());
    }

    private URI uri(Route route, DemoVillage village, Map<String, String> optional, String key) {
        var path = route.path();
        for (var variable : route.variables()) {
            path =
                    path.replace(
                            "{" + variable + "}",
                            isKey(route, variable) ? key : id(variable, village).toString());
        }
        var query = new StringBuilder();
        var parameters = new LinkedHashMap<>(optional);
        for (var name : route.requiredQuery()) {
            parameters.put(name, idIn(name, village).map(UUID::toString).orElse("2026-01-01"));
        }
        parameters.forEach((name, value) ->
                query.append(query.isEmpty() ? '?' : '&')
                        .append(URLEncoder.encode(name, StandardCharsets.UTF_8))
                        .append('=')
                        .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return URI.create(base + path + query);
    }

    private UUID id(String variable, DemoVillage village) {
        return idIn(variable, village).orElseGet(UUID::randomUUID);
    }

    private Optional<UUID> idIn(String variable, DemoVillage village) {
        var table = tableOf.apply(variable);
        if (rows.hasTable(table)) {
            return rows.anyId(table, village.id());
        }
        return variable.equals("villageId") ? Optional.of(village.id()) : Optional.empty();
    }

    private Optional<Content> content(Route route, DemoVillage village) {
        return route.body()
                .map(body -> {
                    var example = examples.of(body.schema(), name -> idIn(name, village));
                    if (body.mediaType().startsWith("multipart/")) {
                        return new Content(
                                "multipart/form-data; boundary=" + BOUNDARY, multipart(example));
                    }
                    if (body.mediaType().startsWith("text/")) {
                        return new Content(body.mediaType(), "column\nvalue\n");
                    }
                    return new Content("application/json", JSON.writeValueAsString(example));
                });
    }

    private static String multipart(JsonNode parts) {
        var text = new StringBuilder();
        parts.properties()
                .forEach(part ->
                        text.append("--%s\r\n".formatted(BOUNDARY))
                                .append(
                                        "Content-Disposition: form-data; name=\"%s\"; filename=\"a.png\"\r\n\r\n"
                                                .formatted(part.getKey()))
                                .append("not an image\r\n"));
        return text.append("--%s--\r\n".formatted(BOUNDARY)).toString();
    }
}
