package io.smartvillage.infra.servers;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/// What is kept in `.village/test`: ports, secrets, owners, and a folder per server.
final class TestServersFolder {

    private static final List<String> PORTS =
            List.of("postgres", "kafka", "kafka-controller", "keycloak", "keycloak-management");

    private final Path repository;
    private final Path folder;

    TestServersFolder(Path repository) {
        this.repository = repository.toAbsolutePath().normalize();
        this.folder = this.repository.resolve(".village").resolve("test");
    }

    /// Registers whom the servers are for, and sees to it that somebody watches over them.
    void join(ProcessIdentity owner) {
        try (var _ = lock()) {
            Files.createDirectories(owners());
            DetachedProcess.writeAtomically(
                    owners().resolve(Long.toString(owner.pid())), owner.format());
            var supervisor = supervisor();
            if (!supervisor.isRunning()) {
                supervisor.launch(
                        List.of(
                                Executables.java().toString(),
                                "-Xmx24m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                ownClassPath(),
                                TestServersSupervisor.class.getName(),
                                repository.toString()),
                        Map.of(),
                        folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot use " + folder, e);
        }
    }

    /// The ports of the run before, where they are still ours or free; new ones for the others.
    Map<String, Integer> ports() {
        try (var _ = lock()) {
            var file = folder.resolve("ports.properties");
            var known = read(file);
            var fresh = Ports.free(PORTS.size()).iterator();
            var anyRunning =
                    List.of("postgres", "kafka", "keycloak").stream().anyMatch(this::isRunning);
            var ports = new TreeMap<String, Integer>();
            for (var name : PORTS) {
                var candidate = fresh.next();
                var before = known.getProperty(name);
                var keep = before != null && (anyRunning || Ports.isFree(Integer.parseInt(before)));
                ports.put(name, keep ? Integer.valueOf(before) : candidate);
            }
            var properties = new Properties();
            ports.forEach((name, port) -> properties.setProperty(name, port.toString()));
            write(file, properties);
            return ports;
        }
    }

    /// One random secret for each placeholder of the realm files, made once and kept.
    Map<String, String> secrets() {
        try (var _ = lock()) {
            var file = folder.resolve("secrets.properties");
            var kept = read(file);
            var secrets = new TreeMap<String, String>();
            for (var name : KeycloakServer.placeholders(realms())) {
                secrets.put(name, kept.getProperty(name, PrivateFiles.randomSecret()));
            }
            var properties = new Properties();
            properties.putAll(secrets);
            write(file, properties);
            return Map.copyOf(secrets);
        }
    }

    PostgresServer postgres(Map<String, Integer> ports) {
        var server = postgresAt(ports);
        try (var _ = FolderLock.take(folder.resolve("postgres.lock"))) {
            try {
                server.start(Progress.SILENT);
            } catch (ServerException e) {
                startOver(server, folder.resolve("postgres"), e);
            }
        }
        return server;
    }

    KafkaServer kafka(Map<String, Integer> ports) {
        var server = kafkaAt(ports);
        try (var _ = FolderLock.take(folder.resolve("kafka.lock"))) {
            try {
                server.start(Progress.SILENT);
            } catch (ServerException e) {
                startOver(server, folder.resolve("kafka"), e);
            }
        }
        return server;
    }

    /// Starts over with an empty Keycloak when the realm files are others than those it was filled
    /// from.
    KeycloakServer keycloak(Map<String, Integer> ports, PostgresServer database) {
        var server = keycloakAt(ports, database);
        try (var _ = FolderLock.take(folder.resolve("keycloak.lock"))) {
            var filledFrom = folder.resolve("keycloak").resolve("realms.sha256");
            var realms = fingerprintOfRealms();
            try {
                Files.createDirectories(filledFrom.getParent());
                var same = Files.exists(filledFrom) && Files.readString(filledFrom).equals(realms);
                if (!same) {
                    server.stop(Progress.SILENT);
                    server.forget();
                    Files.writeString(filledFrom, realms);
                }
                try {
                    server.start(Progress.SILENT);
                } catch (ServerException e) {
                    if (server.process().isRunning()) {
                        throw e;
                    }
                    server.forget();
                    server.start(Progress.SILENT);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot use " + filledFrom, e);
            }
        }
        return server;
    }

    /// Ends everything and forgets who asked for it; the data stays. The caller holds the lock.
    void stopAll() {
        var known = read(folder.resolve("ports.properties"));
        if (known.isEmpty()) {
            return;
        }
        var ports = new TreeMap<String, Integer>();
        known.stringPropertyNames()
                .forEach(name -> ports.put(name, Integer.valueOf(known.getProperty(name))));
        var database = postgresAt(ports);
        keycloakAt(ports, database).stop(Progress.SILENT);
        kafkaAt(ports).stop(Progress.SILENT);
        database.stop(Progress.SILENT);
    }

    /// Whether somebody alive asked for the servers, or somebody put the file `keep` there. Forgets
    /// the dead.
    boolean isWanted() {
        if (Files.exists(folder.resolve("keep"))) {
            return true;
        }
        if (!Files.isDirectory(owners())) {
            return false;
        }
        var wanted = false;
        try (var files = Files.list(owners())) {
            for (var file : files.toList()) {
                if (isAlive(file)) {
                    wanted = true;
                } else {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + owners(), e);
        }
        return wanted;
    }

    /// The supervisor's own last word: from here on the next to join starts another one.
    void dismissSupervisor() {
        supervisor().forget();
    }

    boolean exists() {
        return Files.isDirectory(folder);
    }

    FolderLock lock() {
        return FolderLock.take(folder.resolve("lock"));
    }

    private PostgresServer postgresAt(Map<String, Integer> ports) {
        return new PostgresServer(folder.resolve("postgres"), port(ports, "postgres"));
    }

    private KafkaServer kafkaAt(Map<String, Integer> ports) {
        return new KafkaServer(
                folder.resolve("kafka"), port(ports, "kafka"), port(ports, "kafka-controller"));
    }

    private KeycloakServer keycloakAt(Map<String, Integer> ports, PostgresServer database) {
        return new KeycloakServer(
                folder.resolve("keycloak"),
                port(ports, "keycloak"),
                port(ports, "keycloak-management"),
                database,
                realms(),
                kept("secrets.properties"));
    }

    private static int port(Map<String, Integer> ports, String name) {
        var port = ports.get(name);
        if (port == null) {
            throw new IllegalStateException("No port for " + name);
        }
        return port;
    }

    /// Test data is worth nothing: a server that dies on it gets an empty folder.
    private void startOver(Server server, Path data, ServerException failure) {
        if (server.process().isRunning()) {
            throw failure;
        }
        try {
            Trees.delete(data);
            server.start(Progress.SILENT);
        } catch (IOException e) {
            failure.addSuppressed(e);
            throw failure;
        }
    }

    private boolean isRunning(String name) {
        return DetachedProcess.in(folder.resolve(name), name).isRunning();
    }

    private DetachedProcess supervisor() {
        return DetachedProcess.in(folder, "supervisor");
    }

    private Path owners() {
        return folder.resolve("owners");
    }

    private Path realms() {
        return repository.resolve("infra").resolve("keycloak").resolve("realm");
    }

    private static boolean isAlive(Path owner) {
        try {
            return ProcessIdentity.parse(Files.readString(owner)).alive();
        } catch (IOException | IllegalArgumentException _) {
            return false;
        }
    }

    private String fingerprintOfRealms() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            if (Files.isDirectory(realms())) {
                try (var files = Files.list(realms())) {
                    for (var file : files.sorted().toList()) {
                        digest.update(Files.readAllBytes(file));
                    }
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + realms(), e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private Map<String, String> kept(String name) {
        var properties = read(folder.resolve(name));
        var map = new TreeMap<String, String>();
        properties.stringPropertyNames().forEach(key -> map.put(key, properties.getProperty(key)));
        return map;
    }

    private static Properties read(Path file) {
        var properties = new Properties();
        if (Files.exists(file)) {
            try (var reader = new StringReader(Files.readString(file))) {
                properties.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read " + file, e);
            }
        }
        return properties;
    }

    private static void write(Path file, Properties properties) {
        var text = new StringWriter();
        try {
            properties.store(text, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        PrivateFiles.write(file, text.toString());
    }

    private static String ownClassPath() {
        try {
            return Path.of(
                            TestServersFolder.class
                                    .getProtectionDomain()
                                    .getCodeSource()
                                    .getLocation()
                                    .toURI())
                    .toString();
        } catch (java.net.URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
