package io.smartvillage.platform.testing.contract;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;

/// One operation of a service's OpenAPI document.
///
/// @param path template, such as `/api/v1/properties/{propertyId}`
/// @param authorities any of which opens it (`x-permission`); empty is a finding, unless `signed`,
///   `keyed` or `anyAccount`
/// @param signed true if a signature opens it, and no token does
/// @param keyed true if a key in the path opens it, and no token does
/// @param anyAccount true if any token opens it that names no village
/// @param body media type and schema of the request body
public record Route(
        HttpMethod method,
        String path,
        Set<String> authorities,
        boolean signed,
        boolean keyed,
        boolean anyAccount,
        Optional<Body> body,
        List<String> requiredQuery,
        List<String> optionalQuery) {

    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");
    private static final Pattern AUTHORITY = Pattern.compile("'([a-z-]+:[a-z:-]+)'");

    /// The document's name for the signature of a request.
    private static final String SIGNATURE = "requestSignature";

    /// @param mediaType the first one that the document names
    public record Body(String mediaType, JsonNode schema) {}

    public List<String> variables() {
        return VARIABLE.matcher(path).results().map(match -> match.group(1)).toList();
    }

    @Override
    public String toString() {
        return method + " " + path;
    }

    /// Every operation of the document.
    public static List<Route> in(JsonNode document) {
        return document.path("paths").properties().stream()
                .flatMap(path ->
                        path.getValue().properties().stream()
                                .flatMap(operation ->
                                        of(
                                                operation.getKey(),
                                                path.getKey(),
                                                operation.getValue())))
                .toList();
    }

    private static boolean isSigned(JsonNode operation) {
        return operation
                .path("security")
                .valueStream()
                .anyMatch(requirement -> requirement.has(SIGNATURE));
    }

    private static List<String> query(JsonNode operation, boolean required) {
        return operation
                .path("parameters")
                .valueStream()
                .filter(parameter -> parameter.path("in").asString().equals("query"))
                .filter(parameter -> parameter.path("required").asBoolean(false) == required)
                .map(parameter -> parameter.path("name").asString())
                .toList();
    }

    private static Stream<Route> of(String method, String path, JsonNode operation) {
        if (!operation.isObject() || !operation.has("responses")) {
            return Stream.empty();
        }
        var authorities =
                AUTHORITY
                        .matcher(operation.path("x-permission").asString(""))
                        .results()
                        .map(match -> match.group(1))
                        .collect(Collectors.toSet());
        var content = operation.path("requestBody").path("content").properties();
        var body =
                content.stream()
                        .findFirst()
                        .map(media -> new Body(media.getKey(), media.getValue().path("schema")));
        return Stream.of(
                new Route(
                        HttpMethod.valueOf(method.toUpperCase(java.util.Locale.ROOT)),
                        path,
                        authorities,
                        isSigned(operation),
                        operation.has("x-path-key"),
                        operation.has("x-any-account"),
                        body,
                        query(operation, true),
                        query(operation, false)));
    }
}
