package io.smartvillage.platform.testing.contract;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A request body for a schema of an OpenAPI document: its examples where it has them, else
/// something of the type.
final class Examples {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int DEEPEST = 6;
    private static final int TOO_LONG = 20_000;

    private final JsonNode document;

    Examples(JsonNode document) {
        this.document = document;
    }

    /// @param idOf the id to use for a field such as `propertyId`, if there is such a thing
    JsonNode of(JsonNode schema, Function<String, Optional<UUID>> idOf) {
        return of("", schema, idOf, 0);
    }

    /// Values that the field cannot take, by what is wrong with them.
    Map<String, JsonNode> wrong(JsonNode schema, String field) {
        var property = resolved(resolved(schema).path("properties").path(field));
        if (!property.has("type") && !property.has("enum")) {
            return Map.of();
        }
        return switch (type(property)) {
            case "object", "array" -> Map.of("a text", JSON.valueToTree("text"));
            case "integer", "number" -> Map.of("a number as text", JSON.valueToTree("12"));
            case "boolean" -> Map.of("a text", JSON.valueToTree("true"));
            default ->
                    Map.of(
                            "an object",
                            JSON.createObjectNode().put("wrong", true),
                            TOO_LONG + " characters",
                            JSON.valueToTree("x".repeat(TOO_LONG)));
        };
    }

    private JsonNode of(
            String name, JsonNode given, Function<String, Optional<UUID>> idOf, int depth) {
        var schema = resolved(given);
        if (name.endsWith("Id")) {
            var id = idOf.apply(name);
            if (id.isPresent()) {
                return JSON.valueToTree(id.get().toString());
            }
        }
        if (schema.has("example")) {
            return schema.path("example");
        }
        if (schema.path("enum").isArray()) {
            return schema.path("enum").path(0);
        }
        return switch (type(schema)) {
            case "object" -> object(schema, idOf, depth);
            case "array" -> {
                var array = JSON.createArrayNode();
                if (depth < DEEPEST) {
                    array.add(of(name, schema.path("items"), idOf, depth + 1));
                }
                yield array;
            }
            case "integer", "number" -> JSON.valueToTree(schema.path("minimum").asInt(1));
            case "boolean" -> JSON.valueToTree(true);
            default -> JSON.valueToTree(text(schema.path("format").asString("")));
        };
    }

    private ObjectNode object(JsonNode schema, Function<String, Optional<UUID>> idOf, int depth) {
        var object = JSON.createObjectNode();
        if (depth < DEEPEST) {
            for (var property : schema.path("properties").properties()) {
                if (!resolved(property.getValue()).path("readOnly").asBoolean(false)) {
                    object.set(
                            property.getKey(),
                            of(property.getKey(), property.getValue(), idOf, depth + 1));
                }
            }
        }
        return object;
    }

    private JsonNode resolved(JsonNode schema) {
        var reference = schema.path("$ref").asString("");
        return reference.isEmpty() ? schema : document.at(reference.substring(1));
    }

    /// OpenAPI 3.1 writes `type: [string, "null"]` for what may be absent.
    private static String type(JsonNode schema) {
        var type = schema.path("type");
        return type.isArray() ? type.path(0).asString("string") : type.asString("string");
    }

    private static String text(String format) {
        return switch (format) {
            case "uuid" -> UUID.randomUUID().toString();
            case "date" -> LocalDate.now(ZoneOffset.UTC).toString();
            case "date-time" ->
                    Instant.now()
                            .plus(1, ChronoUnit.DAYS)
                            .truncatedTo(ChronoUnit.SECONDS)
                            .toString();
            case "email" -> "someone@example.com";
            default -> "example";
        };
    }
}
