package io.smartvillage.infra.local;

import io.smartvillage.infra.servers.FolderLock;
import io.smartvillage.infra.servers.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One stack's folder: data, logs, secrets, ports, and what was last asked for.
final class Settings {

    private final Path folder;
    private final PortPlan ports;

    private Settings(Path folder) {
        this.folder = folder;
        this.ports = PortPlan.in(folder.resolve("ports.properties"));
    }

    static Settings in(Path folder) {
        var absolute = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(absolute);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make " + absolute, e);
        }
        return new Settings(absolute);
    }

    Path folder() {
        return folder;
    }

    PortPlan ports() {
        return ports;
    }

    Secrets secrets() {
        return Secrets.in(folder.resolve("secrets"));
    }

    Path server(String name) {
        return folder.resolve(name);
    }

    Path log(String part) {
        return folder.resolve("logs").resolve(part + ".log");
    }

    Path pidFile(String part) {
        return folder.resolve("run").resolve(part + ".pid");
    }

    Path files(Application service) {
        return folder.resolve("files").resolve(service.module());
    }

    /// Two launchers never work on one stack at the same time.
    FolderLock lock() {
        return FolderLock.take(folder.resolve("launcher.lock"));
    }

    boolean standalone() {
        return read("standalone").isPresent();
    }

    void standalone(boolean standalone) {
        write("standalone", standalone ? "true" : null);
    }

    /// How many processes of the service are wanted.
    int instances(Application service) {
        return read("instances-" + service.module()).map(Integer::parseInt).orElse(1);
    }

    void instances(Application service, int count) {
        write("instances-" + service.module(), count == 1 ? null : Integer.toString(count));
    }

    /// Whether the work has been done on this server's data, with the same input.
    boolean isDone(String server, String work, String input) {
        return read(server(server).resolve(work + ".done")).equals(Optional.of(input));
    }

    /// Kept beside the data it was done on, and so gone with it.
    void done(String server, String work, String input) {
        PrivateFiles.write(server(server).resolve(work + ".done"), input);
    }

    Optional<String> read(String name) {
        return read(folder.resolve("run").resolve(name));
    }

    private static Optional<String> read(Path file) {
        try {
            return Files.exists(file)
                    ? Optional.of(Files.readString(file).strip())
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    void write(String name, @Nullable String value) {
        var file = folder.resolve("run").resolve(name);
        try {
            if (value == null) {
                Files.deleteIfExists(file);
            } else {
                PrivateFiles.write(file, value);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }
}
