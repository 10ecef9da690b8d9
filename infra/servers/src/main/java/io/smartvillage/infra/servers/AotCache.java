package io.smartvillage.infra.servers;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;

/// The JDK's AOT cache of one Java program: loaded and linked classes, and what the compiler learnt
/// of them. A program starts with it in about half the time.
///
/// A process that is started to record writes the cache when it ends, which takes it some twenty
/// seconds more. The JVM ignores a cache that was made by another JVM, with other flags or from
/// other jars, so its file name has to tell those apart.
///
/// @param file where the finished cache is
/// @param unfinished where a recording process writes it
public record AotCache(Path file, Path unfinished) {

    /// The JVM's remarks about the cache are for whoever works on it, not for the program's log.
    private static final String SILENT = "-Xlog:aot*=off,cds*=off";

    /// The cache of a server, shared by all of this user's stacks.
    ///
    /// @param command everything the cache depends on: the JVM's flags and the class path
    static AotCache ofServer(String program, Path folder, List<String> command) {
        var checksum = new CRC32();
        checksum.update(String.join("\n", command).getBytes(StandardCharsets.UTF_8));
        checksum.update(System.getProperty("java.vm.version").getBytes(StandardCharsets.UTF_8));
        var name = program + "-" + HexFormat.of().toHexDigits((int) checksum.getValue()) + ".aot";
        return new AotCache(UserCache.root().resolve(name), folder.resolve(name + ".unfinished"));
    }

    public boolean isFinished() {
        return Files.exists(file);
    }

    /// What the JVM is told: to use the cache, to record one if `recording` and there is none, or
    /// neither.
    public List<String> flags(boolean recording) {
        if (isFinished()) {
            return List.of("-XX:AOTCache=" + file, SILENT);
        }
        return recording ? List.of("-XX:AOTCacheOutput=" + unfinished, SILENT) : List.of();
    }

    /// Puts into use what an ended recording process has left. Without it, the next start may
    /// record again.
    public void adopt() {
        try {
            if (Files.exists(unfinished) && Files.size(unfinished) > 0) {
                // The user's cache may be on another file system than the stack, where moving is
                // copying.
                var beside = file.resolveSibling(file.getFileName() + ".arriving");
                Files.move(unfinished, beside, REPLACE_EXISTING);
                Files.move(beside, file, ATOMIC_MOVE, REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot put the AOT cache " + unfinished + " in place", e);
        }
    }
}
