package io.smartvillage.infra.local;

import io.smartvillage.infra.servers.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/// Random secrets, one file each (0600), made when they are first asked for and kept as long as the
/// data they protect.
record Secrets(Path folder) {

    static Secrets in(Path folder) {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder.toAbsolutePath().getParent());
                Files.createDirectory(
                        folder,
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rwx------")));
            }
            return new Secrets(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make " + folder, e);
        }
    }

    String databaseOwner(String schema) {
        return of("database-" + schema + "-owner");
    }

    String databaseApplication(String schema) {
        return of("database-" + schema + "-app");
    }

    String configServer() {
        return of("config-server");
    }

    String configEncryptionKey() {
        return of("config-encryption-key");
    }

    String discovery() {
        return of("discovery");
    }

    /// Wraps the villages' own keys.
    String privacyMasterKey() {
        return key("privacy-master-key");
    }

    /// What visitors' entry codes are hashed with; visitor-service and access-service share it.
    String entryCodesKey() {
        return key("entry-codes-key");
    }

    /// What slips are hashed with that paid, in all villages.
    String slipClaimKey() {
        return key("slip-claim-key");
    }

    /// What a placeholder of Keycloak's realm files stands for.
    String realm(String placeholder) {
        return of("realm-" + placeholder);
    }

    /// 256 bits in Base64.
    private String key(String name) {
        var file = folder.resolve(name);
        if (!Files.exists(file)) {
            var key = new byte[32];
            new SecureRandom().nextBytes(key);
            PrivateFiles.write(file, Base64.getEncoder().encodeToString(key));
        }
        return PrivateFiles.secret(file);
    }

    private String of(String name) {
        return PrivateFiles.secret(folder.resolve(name));
    }
}
