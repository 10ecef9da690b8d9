package io.smartvillage.identity.village.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.identity.village.VillageSettings;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The schema that is published says what is taken.
class SettingsSchemaTests {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final JsonNode SCHEMA = new SettingsSchema(JSON).document();

    static Stream<RecordComponent> sections() {
        return Arrays.stream(VillageSettingsPatch.class.getRecordComponents());
    }

    @Test
    void namesTheSectionsThatThereAre() {
        assertThat(names(SCHEMA.path("properties")))
                .containsExactlyElementsOf(sections().map(RecordComponent::getName).toList());
    }

    @ParameterizedTest
    @MethodSource("sections")
    void namesTheFieldsThatAreTakenWithTheirBounds(RecordComponent section) {
        var fields = SCHEMA.path("properties").path(section.getName()).path("properties");

        assertThat(names(fields))
                .containsExactlyElementsOf(
                        Arrays.stream(section.getType().getRecordComponents())
                                .map(RecordComponent::getName)
                                .toList());
        for (var component : section.getType().getRecordComponents()) {
            var field = fields.path(component.getName());
            var min = component.getAccessor().getAnnotation(Min.class);
            var max = component.getAccessor().getAnnotation(Max.class);
            assertThat(field.path("minimum").asLong(-1)).isEqualTo(min == null ? -1 : min.value());
            assertThat(field.path("maximum").asLong(-1)).isEqualTo(max == null ? -1 : max.value());
        }
    }

    @ParameterizedTest
    @MethodSource("sections")
    void namesTheDefaults(RecordComponent section) {
        var defaults =
                JSON.valueToTree(VillageSettingsView.of(VillageSettings.DEFAULT))
                        .path(section.getName());
        var fields = SCHEMA.path("properties").path(section.getName()).path("properties");

        for (var name : names(fields)) {
            assertThat(fields.path(name).path("default").toString())
                    .isEqualTo(defaults.path(name).toString());
        }
    }

    private static List<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }
}
