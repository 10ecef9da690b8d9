package io.smartvillage.infra.local;

import io.smartvillage.infra.servers.PrivateFiles;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/// Which part listens where: the usual ports, and what `ports.properties` and `--port` say
/// otherwise.
final class PortPlan {

    static final String POSTGRES = "postgres";
    static final String KAFKA = "kafka";
    static final String KAFKA_CONTROLLER = "kafka-controller";
    static final String KEYCLOAK = "keycloak";
    static final String KEYCLOAK_MANAGEMENT = "keycloak-management";
    static final String GATEWAY_MANAGEMENT = "gateway-management";

    private final Path file;
    private final Map<String, Integer> chosen = new TreeMap<>();

    private PortPlan(Path file) {
        this.file = file;
    }

    static PortPlan in(Path file) {
        var plan = new PortPlan(file);
        if (Files.exists(file)) {
            var properties = new Properties();
            try (var reader = new StringReader(Files.readString(file))) {
                properties.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read " + file, e);
            }
            properties
                    .stringPropertyNames()
                    .forEach(name -> plan.choose(name, properties.getProperty(name)));
        }
        return plan;
    }

    /// The ports nobody has to choose.
    static Map<String, Integer> usual() {
        var usual = new LinkedHashMap<String, Integer>();
        usual.put(POSTGRES, 5432);
        usual.put(KAFKA, 9092);
        usual.put(KAFKA_CONTROLLER, 9093);
        usual.put(KEYCLOAK, 8180);
        usual.put(KEYCLOAK_MANAGEMENT, 8190);
        for (var application : Application.values()) {
            usual.put(application.module(), application.defaultPort());
        }
        usual.put(GATEWAY_MANAGEMENT, 8090);
        return usual;
    }

    int of(String name) {
        var port = chosen.getOrDefault(name, usual().get(name));
        if (port == null) {
            throw new LauncherException(
                    "There is no port called " + name + ": " + String.join(", ", usual().keySet()));
        }
        return port;
    }

    boolean knows(String name) {
        return chosen.containsKey(name) || usual().containsKey(name);
    }

    /// @throws LauncherException naming what is wrong with the name or the number
    void choose(String name, String port) {
        if (!usual().containsKey(name) && !isFurtherInstance(name)) {
            throw new LauncherException(
                    "There is no port called " + name + ": " + String.join(", ", usual().keySet()));
        }
        int number;
        try {
            number = Integer.parseInt(port.strip());
        } catch (NumberFormatException _) {
            throw new LauncherException("The port of " + name + " is not a number: " + port);
        }
        if (number < 1 || number > 65_535) {
            throw new LauncherException(
                    "The port of " + name + " must be between 1 and 65535: " + port);
        }
        chosen.put(name, number);
    }

    /// @throws LauncherException when two parts would share a port
    void requireDistinct() {
        var owners = new TreeMap<Integer, String>();
        var all = new LinkedHashMap<>(usual());
        all.putAll(chosen);
        all.forEach((name, port) -> {
            var other = owners.put(port, name);
            if (other != null) {
                throw new LauncherException(
                        "Port " + port + " is given to both " + other + " and " + name);
            }
        });
    }

    void save() {
        var properties = new Properties();
        chosen.forEach((name, port) -> properties.setProperty(name, port.toString()));
        var text = new StringWriter();
        try {
            properties.store(text, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        PrivateFiles.write(file, text.toString());
    }

    /// "access-service-2" is the second instance of access-service.
    private static boolean isFurtherInstance(String name) {
        var dash = name.lastIndexOf('-');
        return dash > 0
                && name.substring(dash + 1).chars().allMatch(Character::isDigit)
                && Application.named(name.substring(0, dash)).isPresent();
    }
}
