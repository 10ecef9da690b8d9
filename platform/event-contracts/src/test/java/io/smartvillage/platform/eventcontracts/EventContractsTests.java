package io.smartvillage.platform.eventcontracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventContractsTests {

    private static final Path CONTRACTS = Path.of("src/main/resources/contracts");
    private static final String SCHEMA = ".schema.json";

    static List<String> types() throws IOException {
        try (Stream<Path> files = Files.walk(CONTRACTS)) {
            return files.filter(file -> file.toString().endsWith(SCHEMA))
                    .map(file -> CONTRACTS.relativize(file).toString())
                    .map(file -> file.substring(0, file.length() - SCHEMA.length()))
                    .map(name -> name.replace('/', '.'))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void theExampleKeepsItsOwnContract(String type) {
        assertThat(EventContracts.violations(type, EventContracts.example(type))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("types")
    void anEventWithoutItsFieldsBreaksTheContract(String type) {
        assertThat(EventContracts.violations(type, "{}")).isNotEmpty();
    }

    @Test
    void everyTopicBelongsToAServiceAndHasAVersion() {
        assertThat(EventContracts.topics())
                .extracting(EventContracts.Topic::name)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z]+\\.[a-z-]+\\.v[0-9]+"));
    }

    @Test
    void aTypeWithoutContractIsNamed() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> EventContracts.example("billing.NoSuchFact"))
                .withMessageContaining("billing/NoSuchFact");
    }
}
