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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Makes the applications' jars with Maven, when a source has changed since they were made.
final class Build {

    private static final Pattern MODULE =
            Pattern.compile("\\[INFO] Building (\\S.*?) +1\\.0\\.0.*");
    private static final int TAIL = 30;

    private final Stack stack;
    private final Checkout checkout;

    Build(Stack stack) {
        this.stack = stack;
        this.checkout = stack.checkout();
    }

    void run(Progress progress) {
        var applications = checkout.applications();
        if (applications.isEmpty()) {
            return;
        }
        var stamp = checkout.village().resolve("apps").resolve("built-from");
        try (var _ = FolderLock.take(checkout.village().resolve("apps").resolve("build.lock"))) {
            progress.step(Parts.BUILD, "comparing the sources");
            var sources = fingerprintOfSources();
            var complete = applications.stream().map(checkout::jar).allMatch(Files::exists);
            if (complete && Files.exists(stamp) && Files.readString(stamp).equals(sources)) {
                return;
            }
            Files.deleteIfExists(stamp);
            maven(applications.stream().map(Application::module).toList(), progress);
            PrivateFiles.write(stamp, sources);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot build", e);
        }
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
    private String mavenProgram() {
        var chosen = System.getenv("VILLAGE_MAVEN");
        return chosen == null || chosen.isBlank() ? "mvn" : chosen;
    }

    private String fingerprintOfSources() {
        var sources = new ArrayList<String>();
        sources.add("pom.xml");
        for (var module : checkout.modules()) {
            sources.add(module + "/pom.xml");
            sources.add(module + "/src/main");
        }
        return SourceFingerprint.of(checkout.root(), sources);
    }
}
