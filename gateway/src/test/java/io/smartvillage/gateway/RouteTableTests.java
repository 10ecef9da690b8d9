package io.smartvillage.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.FileSystemResource;

/// A resource that a service gains tomorrow is missed here, not by the first who asks for it.
class RouteTableTests {

    private static final Path REPOSITORY = Path.of("..");
    private static final Pattern RESOURCE = Pattern.compile("\"/api/v1/([a-z-]+)");
    private static final Pattern ROUTE =
            Pattern.compile("smartvillage\\.gateway\\.routes\\.resources\\.([a-z-]+)\\[\\d+]=(.+)");

    @Test
    void sendsEveryResourceOfAServiceToIt() {
        var routes = routes();

        resourcesInTheSources()
                .forEach((service, resources) ->
                        assertThat(routes.getOrDefault(service, Set.of()))
                                .as("resources of %s", service)
                                .containsAll(resources));
    }

    @Test
    void knowsEveryService() {
        assertThat(routes().keySet()).containsExactlyInAnyOrderElementsOf(services());
    }

    private static Map<String, Set<String>> routes() {
        var yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new FileSystemResource("src/main/resources/application.yaml"));
        var properties = yaml.getObject();
        return byService(
                lines(properties == null ? new Properties() : properties),
                ROUTE,
                match -> match.group(1),
                match -> match.group(2));
    }

    private static List<String> lines(Properties properties) {
        return properties.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .toList();
    }

    private static Map<String, Set<String>> resourcesInTheSources() {
        var found = new TreeMap<String, Set<String>>();
        for (var service : services()) {
            try (Stream<Path> files = Files.walk(REPOSITORY.resolve(service).resolve("src/main"))) {
                var texts =
                        files.filter(file -> file.toString().endsWith(".java"))
                                .map(RouteTableTests::read)
                                .toList();
                found.putAll(byService(texts, RESOURCE, _ -> service, match -> match.group(1)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return found;
    }

    private static Map<String, Set<String>> byService(
            List<String> texts,
            Pattern pattern,
            java.util.function.Function<MatchResult, String> service,
            java.util.function.Function<MatchResult, String> resource) {
        var found = new TreeMap<String, Set<String>>();
        for (var text : texts) {
            pattern.matcher(text)
                    .results()
                    .forEach(match ->
                            found.computeIfAbsent(service.apply(match), _ -> new TreeSet<>())
                                    .add(resource.apply(match)));
        }
        return found;
    }

    private static List<String> services() {
        try (Stream<Path> folders = Files.list(REPOSITORY)) {
            return folders.filter(folder -> Files.exists(folder.resolve("pom.xml")))
                    .map(folder -> folder.getFileName().toString())
                    .filter(name -> name.endsWith("-service"))
                    .toList();
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
