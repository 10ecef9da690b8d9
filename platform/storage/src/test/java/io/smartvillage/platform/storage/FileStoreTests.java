package io.smartvillage.platform.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.platform.tenancy.NoVillageBoundException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.util.unit.DataSize;

class FileStoreTests {

    private static final UUID GREEN = UUID.fromString("0198f000-0000-7000-8000-000000000001");
    private static final UUID BLUE = UUID.fromString("0198f000-0000-7000-8000-000000000002");
    private static final Instant NOW = Instant.parse("2026-11-23T03:00:00Z");
    private static final int LIMIT = 1_000_000;

    @TempDir Path folder;

    private FileStore store;

    @BeforeEach
    void openTheStore() {
        store = storeIn(folder);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, 131_072, 200_000, LIMIT})
    void givesBackWhatWasPut(int size) {
        var content = bytes(size);

        assertThat(opened(GREEN, put(GREEN, content))).isEqualTo(content);
    }

    @Test
    void givesBackByteByByte() {
        var id = put(GREEN, bytes(10));

        CurrentVillage.run(
                GREEN,
                () -> {
                    try (var in = store.open(id)) {
                        for (byte expected : bytes(10)) {
                            assertThat(in.read()).isEqualTo(expected & 0xff);
                        }
                        assertThat(in.read()).isEqualTo(-1);
                    } catch (IOException e) {
                        throw new AssertionError(e);
                    }
                });
    }

    @Test
    void anotherVillagesFileIsNotThere() {
        var id = put(GREEN, bytes(10));

        assertThatExceptionOfType(FileMissingException.class).isThrownBy(() -> opened(BLUE, id));
        CurrentVillage.run(BLUE, () -> store.delete(id));
        assertThat(opened(GREEN, id)).hasSize(10);
    }

    @Test
    void withoutAVillageThereIsNothing() {
        var id = put(GREEN, bytes(10));

        assertThatExceptionOfType(NoVillageBoundException.class).isThrownBy(() -> store.open(id));
        assertThatExceptionOfType(NoVillageBoundException.class)
                .isThrownBy(() -> store.put(InputStream.nullInputStream()));
        assertThatExceptionOfType(NoVillageBoundException.class).isThrownBy(() -> store.delete(id));
    }

    @Test
    void nothingReadableLiesOnTheDisk() throws IOException {
        put(GREEN, "account 123-4-56789-0".getBytes(java.nio.charset.StandardCharsets.US_ASCII));

        assertThat(
                        new String(
                                Files.readAllBytes(onlyFile()),
                                java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("123-4-56789-0");
        assertThat(Files.getPosixFilePermissions(onlyFile()))
                .containsExactlyInAnyOrder(
                        PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    }

    @Test
    void tooMuchLeavesNothingBehind() throws IOException {
        assertThatExceptionOfType(FileTooLargeException.class)
                .isThrownBy(() -> put(GREEN, bytes(LIMIT + 1)));

        assertThat(files()).isEmpty();
    }

    @Test
    void anUploadThatBreaksOffLeavesNothingBehind() throws IOException {
        var broken =
                new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("the client went away");
                    }

                    @Override
                    public int read(byte[] into, int offset, int length) throws IOException {
                        return read();
                    }
                };

        assertThatThrownBy(() -> CurrentVillage.run(GREEN, () -> store.put(broken)))
                .hasRootCauseMessage("the client went away");

        assertThat(files()).isEmpty();
    }

    @Test
    void whatACrashCutOffIsRemovedAtTheNextStart() throws IOException {
        var cutOff = Files.createFile(folder.resolve("incoming").resolve("cut-off"));
        var running = Files.createFile(folder.resolve("incoming").resolve("running"));
        Files.setLastModifiedTime(cutOff, FileTime.from(NOW.minus(Duration.ofDays(2))));
        Files.setLastModifiedTime(running, FileTime.from(NOW.minus(Duration.ofMinutes(2))));

        storeIn(folder);

        assertThat(cutOff).doesNotExist();
        assertThat(running).exists();
    }

    @Test
    void aChangedByteIsNoticed() throws IOException {
        var id = put(GREEN, bytes(200_000));
        var sealed = Files.readAllBytes(onlyFile());
        sealed[sealed.length / 2] ^= 1;
        Files.write(onlyFile(), sealed);

        assertThatThrownBy(() -> opened(GREEN, id)).isInstanceOf(RuntimeException.class);
    }

    @Test
    void aMissingEndIsNoticed() throws IOException {
        var id = put(GREEN, bytes(65_536 + 10));
        var sealed = ByteBuffer.wrap(Files.readAllBytes(onlyFile()));
        int firstPiece = Integer.BYTES + sealed.getInt(0);
        Files.write(onlyFile(), Arrays.copyOf(sealed.array(), firstPiece));

        assertThatThrownBy(() -> opened(GREEN, id)).hasMessageContaining("cut off");
    }

    @Test
    void oneFileInThePlaceOfAnotherIsNoticed() throws IOException {
        var slip = put(GREEN, bytes(10));
        var slipOnDisk = onlyFile();
        var other = put(GREEN, bytes(20));
        var otherOnDisk =
                files().stream().filter(file -> !file.equals(slipOnDisk)).findAny().orElseThrow();
        Files.write(slipOnDisk, Files.readAllBytes(otherOnDisk));

        assertThatThrownBy(() -> opened(GREEN, slip)).hasMessageContaining("was changed");
        assertThat(opened(GREEN, other)).hasSize(20);
    }

    @Test
    void aRollbackTakesTheFileAlong() throws IOException {
        inTransaction(TransactionSynchronization.STATUS_ROLLED_BACK, () -> store.put(in(10)));
        assertThat(files()).isEmpty();

        inTransaction(TransactionSynchronization.STATUS_COMMITTED, () -> store.put(in(10)));
        assertThat(files()).hasSize(1);
    }

    @Test
    void aFileIsDeletedOnlyAfterTheCommit() throws IOException {
        var id = put(GREEN, bytes(10));

        inTransaction(TransactionSynchronization.STATUS_ROLLED_BACK, () -> store.delete(id));
        assertThat(files()).hasSize(1);

        inTransaction(TransactionSynchronization.STATUS_COMMITTED, () -> store.delete(id));
        assertThat(files()).isEmpty();
    }

    @Test
    void deletingTwiceChangesNothing() {
        var id = put(GREEN, bytes(10));

        CurrentVillage.run(GREEN, () -> store.delete(id));
        CurrentVillage.run(GREEN, () -> store.delete(id));

        assertThatExceptionOfType(FileMissingException.class).isThrownBy(() -> opened(GREEN, id));
    }

    @Test
    void aFolderThatCannotBeUsedIsNamedAtTheStart() throws IOException {
        var file = Files.createFile(folder.resolve("a-file"));

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> storeIn(file))
                .withMessageContaining(file.toString());
    }

    private UUID put(UUID village, byte[] content) {
        return CurrentVillage.call(village, () -> store.put(new ByteArrayInputStream(content)));
    }

    private byte[] opened(UUID village, UUID id) {
        return CurrentVillage.call(
                village,
                () -> {
                    try (var in = store.open(id)) {
                        return in.readAllBytes();
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e.getMessage(), e);
                    }
                });
    }

    /// As the transaction manager does it.
    private static void inTransaction(int end, Runnable work) {
        TransactionSynchronizationManager.initSynchronization();
        try {
            CurrentVillage.run(
                    GREEN,
                    () -> {
                        work.run();
                        var all = TransactionSynchronizationManager.getSynchronizations();
                        if (end == TransactionSynchronization.STATUS_COMMITTED) {
                            all.forEach(TransactionSynchronization::afterCommit);
                        }
                        all.forEach(each -> each.afterCompletion(end));
                    });
        } finally {
            TransactionSynchronizationManager.clear();
        }
    }

    private List<Path> files() throws IOException {
        try (var all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private Path onlyFile() throws IOException {
        assertThat(files()).hasSize(1);
        return files().getFirst();
    }

    private static InputStream in(int size) {
        return new ByteArrayInputStream(bytes(size));
    }

    private static byte[] bytes(int size) {
        var bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private static FileStore storeIn(Path folder) {
        return new FileStore(
                new FolderDriver(folder, NOW),
                new FileSeal(
                        plain -> cipher(Cipher.ENCRYPT_MODE, plain),
                        sealed -> cipher(Cipher.DECRYPT_MODE, sealed)),
                UUID::randomUUID,
                DataSize.ofBytes(LIMIT));
    }

    /// A key per village, as platform/privacy has it.
    private static byte[] cipher(int mode, byte[] input) {
        try {
            var key = new byte[16];
            ByteBuffer.wrap(key).putLong(CurrentVillage.id().getLeastSignificantBits());
            var nonce = new byte[12];
            var from = 0;
            if (mode == Cipher.ENCRYPT_MODE) {
                new SecureRandom().nextBytes(nonce);
            } else {
                System.arraycopy(input, 0, nonce, 0, nonce.length);
                from = nonce.length;
            }
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    mode,
                    new SecretKeySpec(key, "AES"),
                    new GCMParameterSpec(Byte.SIZE * 16, nonce));
            var output = cipher.doFinal(input, from, input.length - from);
            if (mode == Cipher.DECRYPT_MODE) {
                return output;
            }
            return ByteBuffer.allocate(nonce.length + output.length).put(nonce).put(output).array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
