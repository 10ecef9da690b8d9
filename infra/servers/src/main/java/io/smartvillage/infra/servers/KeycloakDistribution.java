package io.smartvillage.infra.servers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// Keycloak's distribution, unpacked and built once for the options it is always started with.
///
/// Without the build every start would do it again, at several times the cost of the start itself.
record KeycloakDistribution(Path folder) {

    /// The features left out are deprecated ones that Keycloak would warn about at every start.
    private static final List<String> BUILD_OPTIONS =
            List.of(
                    "--db=postgres",
                    "--health-enabled=true",
                    "--metrics-enabled=true",
                    "--features-disabled=identity-brokering-api,twitter-broker");

    static KeycloakDistribution built(Progress progress) {
        var zip = Artifacts.keycloakDistribution();
        var name = "keycloak-" + Artifacts.keycloakVersion() + "-" + fingerprint();
        return new KeycloakDistribution(
                UserCache.folder(
                        name,
                        folder -> {
                            progress.step("Keycloak", "unpacking");
                            unpack(zip, folder);
                            progress.step("Keycloak", "building, once on this machine");
                            build(folder);
                        }));
    }

    private static void build(Path folder) {
        var command = new ArrayList<>(List.of(folder.resolve("bin/kc.sh").toString(), "build"));
        command.addAll(BUILD_OPTIONS);
        var answer =
                Executables.run(
                        command,
                        Map.of(
                                "JAVA_HOME",
                                System.getProperty("java.home"),
                                "JAVA_OPTS_APPEND",
                                "-XX:TieredStopAtLevel=1"),
                        folder);
        if (!answer.succeeded()) {
            throw new ServerException("kc.sh build failed:\n" + answer.output());
        }
    }

    private static void unpack(Path zip, Path folder) throws IOException {
        try (var archive = new ZipFile(zip.toFile())) {
            for (var entry : archive.stream().toList()) {
                unpack(archive, entry, folder);
            }
        }
    }

    /// Leaves out the first folder, `keycloak-26.7.3/`.
    private static void unpack(ZipFile archive, ZipEntry entry, Path folder) throws IOException {
        var name = entry.getName().substring(entry.getName().indexOf('/') + 1);
        var target = folder.resolve(name).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException("An entry leaves the folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        try (var content = archive.getInputStream(entry)) {
            Files.copy(content, target);
        }
        if (name.endsWith(".sh")) {
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private static String fingerprint() {
        var checksum = new CRC32();
        checksum.update(String.join(" ", BUILD_OPTIONS).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits((int) checksum.getValue());
    }
}
