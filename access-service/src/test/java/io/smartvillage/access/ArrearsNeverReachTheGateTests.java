package io.smartvillage.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Roads stay open (Land Allocation Act, s. 50): whoever is in arrears may lose facilities, never
/// the way in. What decides at a gate cannot know of arrears: no billing event is read, no class of
/// billing is there, and no event that the gate lives by says a word of money owed.
class ArrearsNeverReachTheGateTests {

    private static final Path REPOSITORY = Path.of("..");

    private static final Pattern BILLING =
            Pattern.compile(
                    "\"billing\\.|smartvillage\\.billing|<artifactId>billing|lb://billing",
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern MONEY_OWED =
            Pattern.compile(
                    "invoice|balance|arrears|(?<!visitor_)overdue|penalt|reminder|unpaid"
                            + "|\\bdebt|satang",
                    Pattern.CASE_INSENSITIVE);

    @ParameterizedTest
    @ValueSource(strings = {"access-service", "visitor-service", "gateway"})
    void whatStandsAtTheGateReadsNothingOfBilling(String module) {
        var folder = REPOSITORY.resolve(module);
        var files = textsIn(folder.resolve("src/main"));
        files.add(folder.resolve("pom.xml"));

        assertThat(files).hasSizeGreaterThan(10);
        assertThat(files).filteredOn(file -> BILLING.matcher(read(file)).find()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"access", "visitor", "property", "identity"})
    void noEventThatTheGateLivesBySaysWhatIsOwed(String service) {
        var contracts =
                textsIn(
                        REPOSITORY.resolve(
                                "platform/event-contracts/src/main/resources/contracts/"
                                        + service));

        assertThat(contracts).isNotEmpty();
        assertThat(contracts)
                .filteredOn(
                        file -> MONEY_OWED.matcher(file.getFileName() + " " + read(file)).find())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"access-service", "visitor-service"})
    void noTableOfTheGateHasRoomForWhatIsOwed(String module) {
        var migrations =
                textsIn(REPOSITORY.resolve(module).resolve("src/main/resources/db/changelog"));

        assertThat(migrations).isNotEmpty();
        assertThat(migrations).filteredOn(file -> MONEY_OWED.matcher(read(file)).find()).isEmpty();
    }

    private static List<Path> textsIn(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return new ArrayList<>(
                    files.filter(file -> file.toString().matches(".*\\.(java|sql|ya?ml|json|xml)"))
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
