package io.smartvillage.platform.eventcontracts;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;

/// The contracts on the class path: `contracts/topics.txt`, and for the type `billing.InvoicePaid`
/// `contracts/billing/InvoicePaid.schema.json` and `….example.json`. What every service publishes
/// alike, such as `billing.DataChanged`, is in `contracts/every-service/`.
public final class EventContracts {

    /// How long Kafka keeps a topic's records.
    public enum Retention {
        DELETE,
        COMPACT
    }

    public record Topic(String name, Retention retention) {

        public String deadLetters() {
            return name + ".dlt";
        }
    }

    private static final String EVERY_SERVICE = "every-service";

    private static final SchemaRegistry SCHEMAS =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private static final ConcurrentMap<String, Schema> BY_TYPE = new ConcurrentHashMap<>();

    private EventContracts() {}

    public static List<Topic> topics() {
        return lines("topics.txt")
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(line -> line.split("\\s+"))
                .map(words ->
                        new Topic(words[0], Retention.valueOf(words[1].toUpperCase(Locale.ROOT))))
                .toList();
    }

    /// The producer's example of the type.
    ///
    /// @throws IllegalArgumentException if the type has no contract
    public static String example(String type) {
        return text(type, ".example.json");
    }

    /// What in `json` breaks the contract of the type; empty if nothing does.
    ///
    /// @throws IllegalArgumentException if the type has no contract
    public static List<String> violations(String type, String json) {
        return BY_TYPE
                .computeIfAbsent(
                        type,
                        name -> SCHEMAS.getSchema(text(name, ".schema.json"), InputFormat.JSON))
                .validate(json, InputFormat.JSON)
                .stream()
                .map(error -> error.getInstanceLocation() + " " + error.getMessage())
                .toList();
    }

    private static String text(String type, String kind) {
        var own = type.replaceFirst("\\.", "/") + kind;
        var shared = EVERY_SERVICE + type.substring(type.indexOf('.')).replace('.', '/') + kind;
        return text(isThere(own) || !isThere(shared) ? own : shared);
    }

    private static boolean isThere(String name) {
        return EventContracts.class.getResource("/contracts/" + name) != null;
    }

    private static Stream<String> lines(String name) {
        return text(name).lines();
    }

    private static String text(String name) {
        try (var resource = EventContracts.class.getResourceAsStream("/contracts/" + name)) {
            if (resource == null) {
                throw new IllegalArgumentException("no contract: " + name);
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
