package io.smartvillage.infra.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;

/// What the build found in the local Maven repository.
final class Artifacts {

    private static final Properties PATHS = load();

    private Artifacts() {}

    static Path postgresql() {
        var platform = system() + "-" + processor();
        var jar = PATHS.getProperty("postgresql." + platform);
        if (jar == null) {
            throw new ServerException(
                    "There is no PostgreSQL for "
                            + platform
                            + ": linux or darwin on amd64 or arm64 is needed");
        }
        return existing(jar);
    }

    static String postgresqlVersion() {
        return PATHS.getProperty("postgresql.version");
    }

    static String kafkaClassPath() {
        return PATHS.getProperty("kafka.class-path");
    }

    static String kafkaVersion() {
        return PATHS.getProperty("kafka.version");
    }

    static Path keycloakDistribution() {
        return existing(PATHS.getProperty("keycloak.distribution"));
    }

    static String keycloakVersion() {
        return PATHS.getProperty("keycloak.version");
    }

    private static Path existing(String file) {
        var path = Path.of(file);
        if (!Files.exists(path)) {
            throw new ServerException(
                    file
                            + " is gone from the Maven repository: build infra/servers again to fetch it");
        }
        return path;
    }

    private static String system() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac")
                ? "darwin"
                : "linux";
    }

    private static String processor() {
        return switch (System.getProperty("os.arch")) {
            case "amd64", "x86_64" -> "amd64";
            case "aarch64", "arm64" -> "arm64";
            case String other -> other;
        };
    }

    private static Properties load() {
        var properties = new Properties();
        try (var resource = Artifacts.class.getResourceAsStream("artifacts.properties")) {
            if (resource == null) {
                throw new ServerException(
                        "artifacts.properties is missing: build infra/servers with Maven");
            }
            properties.load(resource);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
