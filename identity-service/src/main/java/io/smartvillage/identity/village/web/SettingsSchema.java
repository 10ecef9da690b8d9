package io.smartvillage.identity.village.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `village-settings.schema.json`, as it is published. Tests hold it against what is taken and what
/// is the default.
@Component
class SettingsSchema {

    private final JsonNode document;

    SettingsSchema(JsonMapper json) {
        try (var resource =
                SettingsSchema.class.getResourceAsStream("/village-settings.schema.json")) {
            this.document =
                    json.readTree(
                            Objects.requireNonNull(resource, "village-settings.schema.json")
                                    .readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode document() {
        return document;
    }
}
