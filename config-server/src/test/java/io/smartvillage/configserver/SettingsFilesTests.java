package io.smartvillage.configserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.FileSystemResource;

/// The files that are served, as they are.
class SettingsFilesTests {

    private static final Path FOLDER = Path.of("../infra/config");

    private static final Pattern SECRET =
            Pattern.compile(".*(password|secret|credential|private-?key|master-?key|token)$");

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void canBeReadAndHoldNoSecretInClear(Path file) {
        var clear =
                settings(file).entrySet().stream()
                        .filter(setting -> SECRET.matcher(setting.getKey()).matches())
                        .filter(setting ->
                                !setting.getValue().startsWith("${")
                                        && !setting.getValue().startsWith("{cipher}"))
                        .map(Map.Entry::getKey)
                        .toList();

        assertThat(clear).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("files")
    void belongToAnApplicationOrAKindOfDeployment(Path file) {
        var name = file.getFileName().toString().replace(".yaml", "");
        var application = name.replaceFirst("-(local|saas|standalone)$", "");

        assertThat(
                        application.equals("application")
                                || Files.isDirectory(Path.of("..").resolve(application)))
                .as("%s is a folder of the repository", application)
                .isTrue();
    }

    private static Map<String, String> settings(Path file) {
        var reader = new YamlPropertiesFactoryBean();
        reader.setResources(new FileSystemResource(file));
        var properties = reader.getObject();
        if (properties == null) {
            throw new UncheckedIOException(new IOException("cannot be read: " + file));
        }
        return properties.entrySet().stream()
                .collect(
                        Collectors.toMap(
                                entry -> String.valueOf(entry.getKey()),
                                entry -> String.valueOf(entry.getValue())));
    }
}
