package io.smartvillage.billing.promptpay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Facts from the tests of other libraries: `qr-vectors.json`, unchanged.
final class Vectors {

    private Vectors() {}

    static List<JsonNode> vectors() {
        return List.copyOf(read().get("vectors").values());
    }

    static List<JsonNode> auxiliary() {
        return List.copyOf(read().get("aux").values());
    }

    /// The text of a field, of an object its JSON; null if it is missing or null.
    static @Nullable String text(JsonNode node, String field) {
        var value = node.get(field);
        if (value == null || value.isNull()) {
            return null;
        }
        return value.isContainer() ? value.toString() : value.asString();
    }

    static String required(JsonNode node, String field) {
        return Objects.requireNonNull(text(node, field), () -> "no " + field + " in " + node);
    }

    private static JsonNode read() {
        try (var in =
                Objects.requireNonNull(Vectors.class.getResourceAsStream("/qr-vectors.json"))) {
            return JsonMapper.builder().build().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
