package io.smartvillage.infra.servers;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The real servers of this checkout's tests, started once and joined by every later test JVM.
///
/// They live in `.village/test` of the repository and are stopped by a supervisor when the build
/// (or the IDE) that asked for them is gone, or never while the file `.village/test/keep` exists.
/// Their data stays: a warm start is several times faster.
public final class TestServers {

    private static final System.Logger LOG = System.getLogger(TestServers.class.getName());
    private static final Object GUARD = new Object();

    private static @Nullable TestServers shared;

    private final CompletableFuture<PostgresServer> postgres;
    private final CompletableFuture<KafkaServer> kafka;
    private final CompletableFuture<KeycloakServer> keycloak;
    private final Map<String, String> secrets;

    private TestServers(TestServersFolder folder) {
        var ports = folder.ports();
        this.secrets = folder.secrets();
        this.postgres = inBackground("test-postgres", () -> folder.postgres(ports));
        this.kafka = inBackground("test-kafka", () -> folder.kafka(ports));
        this.keycloak =
                postgres.thenCompose(database ->
                        inBackground("test-keycloak", () -> folder.keycloak(ports, database)));
    }

    /// Returns at once: all three are being started, in parallel. Each accessor waits for its own.
    public static TestServers shared() {
        synchronized (GUARD) {
            if (shared == null) {
                var folder = new TestServersFolder(repositoryRoot());
                folder.join(owner());
                shared = new TestServers(folder);
            }
            return shared;
        }
    }

    public PostgresServer postgres() {
        return await(postgres);
    }

    public KafkaServer kafka() {
        return await(kafka);
    }

    /// The realm files of `infra/keycloak/realm` are in it.
    public KeycloakServer keycloak() {
        return await(keycloak);
    }

    /// What the placeholders of the realm files stand for, by name.
    public Map<String, String> secrets() {
        return secrets;
    }

    /// The folder above this process's own that holds the whole repository.
    static Path repositoryRoot() {
        var start = Path.of("").toAbsolutePath();
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("mvnw"))) {
                return folder;
            }
        }
        throw new ServerException(
                "No folder above "
                        + start
                        + " holds the script mvnw: run the tests inside the repository");
    }

    /// Who the servers are for: the topmost Maven or IDE above this test JVM, else this JVM.
    private static ProcessIdentity owner() {
        var owner = ProcessHandle.current();
        for (var process = owner.parent(); process.isPresent(); process = process.get().parent()) {
            if (process.get().info().command().filter(TestServers::runsBuilds).isPresent()) {
                owner = process.get();
            }
        }
        return ProcessIdentity.of(owner.pid()).orElseGet(ProcessIdentity::ofThisProcess);
    }

    private static boolean runsBuilds(String command) {
        return List.of("java", "idea", "eclipse", "code", "mvnd")
                .contains(Path.of(command).getFileName().toString());
    }

    private static <T> CompletableFuture<T> inBackground(String name, Supplier<T> work) {
        var future = new CompletableFuture<T>();
        Thread.ofPlatform()
                .daemon()
                .name(name)
                .start(() -> {
                    try {
                        future.complete(work.get());
                    } catch (RuntimeException e) {
                        LOG.log(System.Logger.Level.ERROR, e.getMessage());
                        future.completeExceptionally(e);
                    }
                });
        return future;
    }

    private static <T> T await(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            throw new ServerException("A test server did not start: " + e.getMessage(), e);
        }
    }
}
