package io.smartvillage.infra.local;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import io.smartvillage.infra.servers.AotCache;
import io.smartvillage.infra.servers.Executables;
import io.smartvillage.infra.servers.FolderLock;
import io.smartvillage.infra.servers.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// One build of one application, made ready to start fast: the jar extracted, and beside it the
/// JDK's AOT cache once it has been trained.
///
/// Images live in `.village/apps/<application>/<fingerprint>` of the checkout and are shared by all
/// its stacks. The fingerprint covers the jar, the JVM and the flags: a cache that was trained with
/// others would be ignored without a word.
final class ApplicationImage {

    private static final int KEPT = 2;

    private final Application application;
    private final Path folder;
    private final boolean springAot;

    private ApplicationImage(Application application, Path folder, boolean springAot) {
        this.application = application;
        this.folder = folder;
        this.springAot = springAot;
    }

    /// Extracts the jar unless this very build has been extracted before.
    ///
    /// @throws LauncherException when the jar is not there or is no Spring Boot jar
    static ApplicationImage of(Checkout checkout, Application application) {
        var jar = checkout.jar(application);
        if (!Files.exists(jar)) {
            throw new LauncherException(jar + " is missing: the build did not make it");
        }
        var apps = apps(checkout, application);
        var springAot = hasSpringAot(jar);
        var image =
                new ApplicationImage(
                        application, apps.resolve(fingerprint(jar, application)), springAot);
        if (!Files.exists(image.jar())) {
            try (var _ = FolderLock.take(apps.resolve("lock"))) {
                if (!Files.exists(image.jar())) {
                    image.extract(jar);
                    image.removeOlder(apps);
                }
            }
        }
        return image;
    }

    String fingerprint() {
        return folder.getFileName().toString();
    }

    Path jar() {
        return folder.resolve(application.module() + "-1.0.0.jar");
    }

    /// The application's own classes and the platform's, where the changelogs are.
    List<Path> changelogs() {
        var entries = new ArrayList<Path>();
        entries.add(jar());
        try (var libraries = Files.list(folder.resolve("lib"))) {
            libraries
                    .filter(library -> library.getFileName().toString().startsWith("platform-"))
                    .sorted()
                    .forEach(entries::add);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot list the libraries of " + application.module(), e);
        }
        return entries;
    }

    /// What the changelogs say, as one number: a build that changes only code leaves it as it is.
    String changelogFingerprint() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var jar : changelogs()) {
                try (var zip = new ZipFile(jar.toFile())) {
                    zip.stream()
                            .filter(entry -> entry.getName().startsWith("db/"))
                            .map(ApplicationImage::line)
                            .sorted()
                            .forEach(line -> digest.update(line.getBytes(StandardCharsets.UTF_8)));
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot read the changelogs of " + application.module(), e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    boolean isTrained() {
        return cache().isFinished();
    }

    /// The command that starts it; with `recording`, the process writes the AOT cache when it ends.
    List<String> command(boolean recording) {
        var command = new ArrayList<String>();
        command.add(Executables.java().toString());
        command.addAll(flags(application));
        if (springAot) {
            command.add("-Dspring.aot.enabled=true");
        }
        command.addAll(cache().flags(recording));
        command.add("-jar");
        command.add(jar().toString());
        return command;
    }

    /// Puts the cache that an ended recording process has left into use.
    static void adoptCache(Checkout checkout, Application application, String fingerprint) {
        new ApplicationImage(application, apps(checkout, application).resolve(fingerprint), false)
                .cache()
                .adopt();
    }

    /// The fingerprint of the build in the checkout.
    static String fingerprint(Checkout checkout, Application application) {
        return fingerprint(checkout.jar(application), application);
    }

    static List<String> flags(Application application) {
        return List.of(
                "-Xmx" + application.heapMiB() + "m",
                // A tenth of the heap: what a start leaves behind in a large one is paid for in
                // memory ever after.
                "-Xmn" + Math.max(16, application.heapMiB() / 10) + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:ReservedCodeCacheSize=48m",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Duser.timezone=UTC");
    }

    private static Path apps(Checkout checkout, Application application) {
        return checkout.village().resolve("apps").resolve(application.module());
    }

    private AotCache cache() {
        var file = folder.resolve(application.module() + ".aot");
        return new AotCache(file, folder.resolve(application.module() + ".aot.unfinished"));
    }

    private void extract(Path bootJar) {
        var unfinished = folder.resolveSibling(folder.getFileName() + ".unfinished");
        try {
            Trees.delete(unfinished);
            Trees.delete(folder);
            var answer =
                    Executables.run(
                            List.of(
                                    Executables.java().toString(),
                                    "-XX:+UseSerialGC",
                                    "-XX:TieredStopAtLevel=1",
                                    "-Djarmode=tools",
                                    "-jar",
                                    bootJar.toString(),
                                    "extract",
                                    "--destination",
                                    unfinished.toString()),
                            Map.of(),
                            unfinished.resolveSibling("."));
            if (!answer.succeeded()) {
                throw new LauncherException(bootJar + " cannot be extracted:\n" + answer.output());
            }
            Files.move(unfinished, folder, ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot extract " + bootJar, e);
        }
    }

    private void removeOlder(Path apps) {
        try (var images = Files.list(apps)) {
            var older =
                    images.filter(Files::isDirectory)
                            .filter(image -> !image.equals(folder))
                            .sorted(Comparator.comparing(ApplicationImage::age).reversed())
                            .skip(KEPT - 1)
                            .toList();
            for (var image : older) {
                Trees.delete(image);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot tidy up " + apps, e);
        }
    }

    private static FileTime age(Path folder) {
        try {
            return Files.getLastModifiedTime(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean hasSpringAot(Path jar) {
        try (var zip = new ZipFile(jar.toFile())) {
            return zip.stream()
                    .anyMatch(entry ->
                            entry.getName().endsWith("__ApplicationContextInitializer.class"));
        } catch (IOException e) {
            throw new LauncherException(jar + " is no jar: " + e.getMessage(), e);
        }
    }

    /// The table of contents of the jar, with the checksums in it, stands for the jar. What Spring
    /// AOT generates is left out: it follows from the rest, but comes in another order each time.
    private static String fingerprint(Path jar, Application application) {
        try (var zip = new ZipFile(jar.toFile())) {
            var digest = MessageDigest.getInstance("SHA-256");
            zip.stream()
                    .filter(entry -> !entry.isDirectory() && !isGenerated(entry.getName()))
                    .map(ApplicationImage::line)
                    .forEach(line -> digest.update(line.getBytes(StandardCharsets.UTF_8)));
            digest.update(String.join(" ", flags(application)).getBytes(StandardCharsets.UTF_8));
            digest.update(System.getProperty("java.vm.version").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest()).substring(0, 16);
        } catch (IOException e) {
            throw new LauncherException(jar + " is no jar: " + e.getMessage(), e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private static boolean isGenerated(String name) {
        return name.contains("__") || name.contains("META-INF/native-image/");
    }

    private static String line(ZipEntry entry) {
        return entry.getName() + " " + entry.getCrc() + " " + entry.getSize() + "\n";
    }
}
