package io.smartvillage.infra.servers;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// A child process that outlives its parent, ignores the terminal's hang-up, and is found again by
/// its pid file.
public final class DetachedProcess {

    private static final Duration POLL = Duration.ofMillis(50);
    private static final int TAIL_LINES = 25;
    private static final int TAIL_BYTES = 32 * 1024;

    private final String name;
    private final Path pidFile;
    private final Path log;

    private DetachedProcess(String name, Path pidFile, Path log) {
        this.name = name;
        this.pidFile = pidFile;
        this.log = log;
    }

    /// The process whose pid file is `<folder>/<name>.pid` and whose output goes to
    /// `<folder>/<name>.log`.
    public static DetachedProcess in(Path folder, String name) {
        var home = folder.toAbsolutePath().normalize();
        return new DetachedProcess(name, home.resolve(name + ".pid"), home.resolve(name + ".log"));
    }

    /// The process with that pid file and log.
    public static DetachedProcess of(String name, Path pidFile, Path log) {
        return new DetachedProcess(
                name, pidFile.toAbsolutePath().normalize(), log.toAbsolutePath().normalize());
    }

    public Path log() {
        return log;
    }

    public boolean isRunning() {
        return identity().filter(ProcessIdentity::alive).isPresent();
    }

    /// The pid, while the process runs.
    public OptionalLong pid() {
        return identity()
                .filter(ProcessIdentity::alive)
                .map(identity -> OptionalLong.of(identity.pid()))
                .orElseGet(OptionalLong::empty);
    }

    /// Starts it and returns at once. The log of the run before is kept as `<name>.log.1`.
    ///
    /// @param environment added to this process's own environment
    public void launch(List<String> command, Map<String, String> environment, Path workingFolder) {
        try {
            Files.createDirectories(pidFile.getParent());
            Files.createDirectories(log.getParent());
            if (Files.exists(log)) {
                Files.move(log, log.resolveSibling(log.getFileName() + ".1"), REPLACE_EXISTING);
            }
            var builder =
                    new ProcessBuilder(detached(command))
                            .directory(workingFolder.toFile())
                            .redirectInput(new File("/dev/null"))
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile());
            builder.environment().putAll(environment);
            var process = builder.start();
            var identity = ProcessIdentity.of(process.pid());
            if (identity.isEmpty()) {
                throw new ServerException(name + " ended as soon as it was started." + tail());
            }
            writeAtomically(pidFile, identity.get().format());
        } catch (IOException e) {
            throw new ServerException("Cannot start " + name + ": " + e.getMessage(), e);
        }
    }

    /// Waits until `ready` says so.
    ///
    /// @throws ServerException with the last lines of the log, when the process ends or the time is
    ///   up
    public void awaitReady(BooleanSupplier ready, Duration timeout) {
        var deadline = System.nanoTime() + timeout.toNanos();
        while (!ready.getAsBoolean()) {
            if (!isRunning()) {
                throw new ServerException(name + " ended while it was starting." + tail());
            }
            if (System.nanoTime() > deadline) {
                throw new ServerException(
                        name + " did not get ready within " + timeout.toSeconds() + " s." + tail());
            }
            pause();
        }
    }

    /// Sends the signal, waits, and ends the process by force when it is still there after `grace`.
    ///
    /// @param signal as `kill` knows it: "TERM", "INT"
    public void stop(String signal, Duration grace) {
        var identity = identity().filter(ProcessIdentity::alive);
        if (identity.isPresent()) {
            signal(identity.get(), signal);
            if (!awaitDeath(identity.get(), grace)) {
                signal(identity.get(), "KILL");
                if (!awaitDeath(identity.get(), Duration.ofSeconds(10))) {
                    throw new ServerException(
                            name + " (pid " + identity.get().pid() + ") cannot be ended");
                }
            }
        }
        forget();
    }

    /// Removes the pid file: whoever looks finds no process, running or not.
    void forget() {
        try {
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + pidFile, e);
        }
    }

    /// The last lines of the log, oldest first.
    public List<String> lastLines(int count) {
        if (!Files.exists(log)) {
            return List.of();
        }
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            var from = Math.max(0, file.length() - TAIL_BYTES);
            file.seek(from);
            var bytes = new byte[(int) (file.length() - from)];
            file.readFully(bytes);
            var lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
            return lines.subList(Math.max(0, lines.size() - count), lines.size());
        } catch (IOException e) {
            return List.of("(the log " + log + " cannot be read: " + e.getMessage() + ")");
        }
    }

    /// The last lines of the log as the end of a message: where the log is, then what it says.
    public String tail() {
        var lines = lastLines(TAIL_LINES);
        if (lines.isEmpty()) {
            return " Its log " + log + " is empty.";
        }
        return " The end of its log " + log + ":\n  " + String.join("\n  ", lines);
    }

    private Optional<ProcessIdentity> identity() {
        try {
            return Optional.of(ProcessIdentity.parse(Files.readString(pidFile).strip()));
        } catch (IOException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static List<String> detached(List<String> command) {
        var whole = new ArrayList<String>();
        var setsid = Executables.find("setsid");
        if (setsid.isPresent()) {
            whole.add(setsid.get().toString());
        } else {
            // No setsid on macOS: ignore what the terminal sends instead.
            whole.addAll(List.of("/bin/sh", "-c", "trap '' HUP INT; exec \"$@\"", "sh"));
        }
        whole.addAll(command);
        return whole;
    }

    private static void signal(ProcessIdentity identity, String signal) {
        if (!identity.alive()) {
            return;
        }
        try {
            new ProcessBuilder(
                            "/bin/sh",
                            "-c",
                            "kill -s \"$1\" \"$2\"",
                            "sh",
                            signal,
                            Long.toString(identity.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerException("Interrupted while ending process " + identity.pid(), e);
        }
    }

    private static boolean awaitDeath(ProcessIdentity identity, Duration patience) {
        var deadline = System.nanoTime() + patience.toNanos();
        while (identity.alive()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            pause();
        }
        return true;
    }

    static void pause() {
        try {
            TimeUnit.NANOSECONDS.sleep(POLL.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerException("Interrupted while waiting for a process", e);
        }
    }

    static void writeAtomically(Path file, String text) throws IOException {
        var next = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(next, text);
        Files.move(next, file, ATOMIC_MOVE, REPLACE_EXISTING);
    }
}
