package io.smartvillage.infra.local;

import io.smartvillage.infra.servers.FolderLock;
import io.smartvillage.infra.servers.PrivateFiles;
import io.smartvillage.infra.servers.Progress;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Makes the applications' jars with Maven, when a source has changed since they were made.
final class Build {

    private static final Pattern MODULE =
            Pattern.compile("\\[INFO] Building (\\S.*?) +1\\.0\\.0.*");
    private static final int TAIL = 30;
    private static final Set<String> LAUNCHER =
            Set.of("infra/local", "infra/servers", "infra/database");

    private final Stack stack;
    private final Checkout checkout;

    Build(Stack stack) {
        this.stack = stack;
        this.checkout = stack.checkout();
    }

    void run(Progress progress) {
        if (isAsBuilt()) {
            return;
        }
        try (var _ = FolderLock.take(checkout.village().resolve("apps").resolve("build.lock"))) {
            progress.step(Parts.BUILD, "comparing the sources");
            var stale = new TreeMap<Application, String>();
            var shared = sharedSources();
            for (var application : checkout.applications()) {
                var sources = new ArrayList<>(shared);
                sources.add(application.module() + "/pom.xml");
                sources.add(application.module() + "/src/main");
                var fingerprint = SourceFingerprint.of(checkout.root(), sources);
                if (!Files.exists(checkout.jar(application))
                        || !isBuiltFrom(application, fingerprint)) {
                    stale.put(application, fingerprint);
                }
            }
            if (!stale.isEmpty()) {
                for (var application : stale.keySet()) {
                    Files.deleteIfExists(stamp(application));
                }
                maven(stale.keySet().stream().map(Application::module).toList(), progress);
                stale.forEach((application, fingerprint) ->
                        PrivateFiles.write(stamp(application), fingerprint));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot build", e);
        }
    }

    /// For a test inside a build, which has just made the jars: no Maven inside Maven.
    private boolean isAsBuilt() {
        return Boolean.parseBoolean(System.getenv("VILLAGE_AS_BUILT"))
                && checkout.applications().stream()
                        .allMatch(application -> Files.exists(checkout.jar(application)));
    }

    private boolean isBuiltFrom(Application application, String fingerprint) throws IOException {
        var stamp = stamp(application);
        return Files.exists(stamp) && Files.readString(stamp).equals(fingerprint);
    }

    private Path stamp(Application application) {
        return checkout.village().resolve("apps").resolve(application.module() + ".built-from");
    }

    /// What any application may contain: the parent pom and every module that is neither an
    /// application nor the launcher's own.
    private List<String> sharedSources() {
        var sources = new ArrayList<String>();
        sources.add("pom.xml");
        for (var module : checkout.modules()) {
            if (Application.named(module).isEmpty() && !LAUNCHER.contains(module)) {
                sources.add(module + "/pom.xml");
                sources.add(module + "/src/main");
            }
        }
        return sources;
    }

    private void maven(List<String> modules, Progress progress) throws IOException {
        var log = stack.settings().log(Parts.BUILD);
        Files.createDirectories(log.getParent());
        var command =
                List.of(
                        mavenProgram(),
                        "--batch-mode",
                        "--no-transfer-progress",
                        "-Dstyle.color=never",
                        "--threads",
                        "1C",
                        "--projects",
                        String.join(",", modules),
                        "--also-make",
                        "-Dmaven.test.skip=true",
                        "-Dspotless.check.skip=true",
                        "package");
        var process =
                new ProcessBuilder(command)
                        .directory(checkout.root().toFile())
                        .redirectInput(new File("/dev/null"))
                        .redirectErrorStream(true)
                        .start();
        var tail = new ArrayDeque<String>();
        try (var output =
                        new BufferedReader(
                                new InputStreamReader(
                                        process.getInputStream(), StandardCharsets.UTF_8));
                var file = Files.newBufferedWriter(log)) {
            for (var line = output.readLine(); line != null; line = output.readLine()) {
                file.write(line);
                file.newLine();
                tail.addLast(line);
                if (tail.size() > TAIL) {
                    tail.removeFirst();
                }
                var module = MODULE.matcher(line);
                if (module.matches()) {
                    progress.step(Parts.BUILD, "building " + module.group(1));
                }
            }
            if (process.waitFor() != 0) {
                throw new LauncherException(
                        "The build failed. The end of its log "
                                + log
                                + ":\n  "
                                + String.join("\n  ", tail));
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new LauncherException("Interrupted while building", e);
        }
    }

    /// `./village` has chosen a Maven already and says which.
    static String mavenProgram() {
        var chosen = System.getenv("VILLAGE_MAVEN");
        return chosen == null || chosen.isBlank() ? "mvn" : chosen;
    }
}
