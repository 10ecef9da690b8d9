package io.smartvillage.platform.storage;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A folder: `<village>/<two characters of the id>/<id>`. No part of a path comes from a client.
final class FolderDriver implements FileDriver {

    private static final Logger LOG = LoggerFactory.getLogger(FolderDriver.class);

    /// An upload that takes longer than this was cut off by a crash.
    private static final Duration LONGEST_UPLOAD = Duration.ofDays(1);

    private static final int SPREAD = 2;

    private final Path folder;
    private final Path incoming;

    /// @throws IllegalStateException if files cannot be kept there
    FolderDriver(Path folder, Instant now) {
        this.folder = folder.toAbsolutePath().normalize();
        this.incoming = this.folder.resolve("incoming");
        try {
            createFolders(incoming);
            removeUploadsBefore(now.minus(LONGEST_UPLOAD));
            if (!Files.isWritable(incoming)) {
                throw new IllegalStateException("not writable: " + incoming);
            }
        } catch (IOException e) {
            throw new IllegalStateException(
                    "smartvillage.storage.folder cannot be used: " + this.folder, e);
        }
    }

    @Override
    public void write(UUID villageId, UUID fileId, Content content) throws IOException {
        var file = path(villageId, fileId);
        var upload = incoming.resolve(UUID.randomUUID().toString());
        try {
            writeThrough(upload, content);
            createFolders(parent(file));
            Files.move(upload, file, StandardCopyOption.ATOMIC_MOVE);
            force(parent(file));
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(upload);
            throw e;
        }
    }

    @Override
    public InputStream read(UUID villageId, UUID fileId) throws IOException {
        try {
            return Files.newInputStream(path(villageId, fileId));
        } catch (NoSuchFileException _) {
            throw new FileMissingException(fileId);
        }
    }

    @Override
    public void delete(UUID villageId, UUID fileId) throws IOException {
        Files.deleteIfExists(path(villageId, fileId));
    }

    private Path path(UUID villageId, UUID fileId) {
        var name = fileId.toString();
        return folder.resolve(villageId.toString())
                .resolve(name.substring(name.length() - SPREAD))
                .resolve(name);
    }

    private static void writeThrough(Path file, Content content) throws IOException {
        try (var channel =
                FileChannel.open(
                        Files.createFile(file, readableOnlyByUs(file, "rw-------")),
                        StandardOpenOption.WRITE)) {
            var out = new BufferedOutputStream(Channels.newOutputStream(channel));
            content.writeTo(out);
            out.flush();
            channel.force(true);
        }
    }

    private static void createFolders(Path wanted) throws IOException {
        if (!Files.isDirectory(wanted)) {
            Files.createDirectories(wanted, readableOnlyByUs(wanted, "rwx------"));
            force(parent(wanted));
        }
    }

    private void removeUploadsBefore(Instant time) throws IOException {
        try (var uploads = Files.newDirectoryStream(incoming)) {
            for (var upload : uploads) {
                if (Files.getLastModifiedTime(upload).toInstant().isBefore(time)) {
                    Files.deleteIfExists(upload);
                    LOG.info("removed an upload that was cut off: {}", upload.getFileName());
                }
            }
        }
    }

    /// A new name in a folder outlives a crash only after the folder itself was written.
    private static void force(Path directory) throws IOException {
        if (posix(directory)) {
            try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static FileAttribute<?>[] readableOnlyByUs(Path file, String permissions) {
        return posix(file)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private static boolean posix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static Path parent(Path file) {
        var parent = file.getParent();
        if (parent == null) {
            throw new IllegalArgumentException("no folder above " + file);
        }
        return parent;
    }
}
