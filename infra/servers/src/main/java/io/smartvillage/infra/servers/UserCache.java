package io.smartvillage.infra.servers;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Unpacked server programs of this user, shared by every checkout:
/// `$XDG_CACHE_HOME/smart-village`, else `~/.cache/smart-village`. It may be deleted at any time
/// when nothing runs from it.
final class UserCache {

    private UserCache() {}

    @FunctionalInterface
    interface Filling {

        void fill(Path folder) throws IOException;
    }

    /// The folder of that name, filled by the first who asks. It is complete or it is not there.
    static Path folder(String name, Filling filling) {
        var folder = root().resolve(name);
        if (Files.isDirectory(folder)) {
            return folder;
        }
        try (var _ = FolderLock.take(root().resolve(name + ".lock"))) {
            if (Files.isDirectory(folder)) {
                return folder;
            }
            var unfinished = root().resolve(name + ".unfinished");
            Trees.delete(unfinished);
            Files.createDirectories(unfinished);
            filling.fill(unfinished);
            Files.move(unfinished, folder, ATOMIC_MOVE);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot unpack " + name + " into " + root(), e);
        }
    }

    static Path root() {
        var configured = System.getenv("XDG_CACHE_HOME");
        var base =
                configured == null || configured.isBlank()
                        ? Path.of(System.getProperty("user.home"), ".cache")
                        : Path.of(configured);
        return base.toAbsolutePath().resolve("smart-village");
    }
}
