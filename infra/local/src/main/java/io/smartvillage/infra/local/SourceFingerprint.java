package io.smartvillage.infra.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// The names and contents of files, as one number that differs when any of them does.
final class SourceFingerprint {

    private SourceFingerprint() {}

    /// Of files and whole folders below the root; what is not there, and what a build makes, does
    /// not count.
    static String of(Path root, List<String> sources) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var file : files(root, sources)) {
                digest.update(root.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
                digest.update(Files.readAllBytes(file));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the sources in " + root, e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private static List<Path> files(Path root, List<String> sources) throws IOException {
        var files = new ArrayList<Path>();
        for (var source : sources) {
            var path = root.resolve(source);
            if (Files.isDirectory(path)) {
                try (var below = Files.walk(path)) {
                    below.filter(Files::isRegularFile)
                            .filter(file -> !path.relativize(file).startsWith("target"))
                            .sorted()
                            .forEach(files::add);
                }
            } else if (Files.exists(path)) {
                files.add(path);
            }
        }
        return files;
    }
}
