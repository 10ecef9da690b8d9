package io.smartvillage.platform.storage;

import static io.smartvillage.platform.storage.HostileFiles.followedBy;
import static io.smartvillage.platform.storage.HostileFiles.image;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class ImageSanitizerTests {

    private static final String SVG =
            "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>";

    private final ImageSanitizer sanitizer =
            new ImageSanitizer(DataSize.ofMegabytes(10), 25_000_000, 1);

    @ParameterizedTest
    @CsvSource({"jpeg, JPEG", "png, PNG"})
    void keepsThePicture(String format, FileType type) throws IOException {
        var clean = clean(image(format, 60, 40));

        assertThat(clean.type()).isEqualTo(type);
        var picture = picture(clean);
        assertThat(picture.getWidth()).isEqualTo(60);
        assertThat(picture.getHeight()).isEqualTo(40);
        assertThat(isRed(picture, 5, 20)).isTrue();
        assertThat(isRed(picture, 55, 20)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png"})
    void whatFollowsThePictureGoes(String format) throws IOException {
        var polyglot = followedBy(image(format, 60, 40), "<script>alert(1)</script>PK\3\4");

        assertThat(text(clean(polyglot))).doesNotContain("script").doesNotContain("PK\3\4");
    }

    @Test
    void thePlaceWhereAPhotoWasTakenGoesAndTheUpSideStaysUp() throws IOException {
        var photo = HostileFiles.photoWithPlace(60, 40, 6);
        assertThat(new String(photo, ISO_8859_1)).contains("GPS", "Exif");

        var clean = clean(photo);

        assertThat(text(clean)).doesNotContain("GPS").doesNotContain("Exif");
        var picture = picture(clean);
        assertThat(picture.getWidth()).isEqualTo(40);
        assertThat(picture.getHeight()).isEqualTo(60);
        assertThat(isRed(picture, 20, 5)).isTrue();
        assertThat(isRed(picture, 20, 55)).isFalse();
    }

    /// Where the left, red half of the stored picture belongs.
    @ParameterizedTest
    @CsvSource({
        "1, 60, 5, 20",
        "2, 60, 55, 20",
        "3, 60, 55, 20",
        "4, 60, 5, 20",
        "5, 40, 20, 5",
        "6, 40, 20, 5",
        "7, 40, 20, 55",
        "8, 40, 20, 55"
    })
    void everyOrientationIsTurnedUpright(int orientation, int width, int redX, int redY)
            throws IOException {
        var picture = picture(clean(HostileFiles.photoWithPlace(60, 40, orientation)));

        assertThat(picture.getWidth()).isEqualTo(width);
        assertThat(isRed(picture, redX, redY)).isTrue();
        assertThat(isRed(picture, picture.getWidth() - redX, picture.getHeight() - redY)).isFalse();
    }

    @Test
    void aLargePhotoIsMadeSmaller() throws IOException {
        var picture = picture(clean(image("jpeg", 5000, 4000)));

        assertThat(picture.getWidth()).isEqualTo(2500);
        assertThat(picture.getHeight()).isEqualTo(2000);
    }

    @Test
    void aBombIsRefusedByItsHeader() {
        assertThatExceptionOfType(TooManyPixelsException.class)
                .isThrownBy(() -> clean(HostileFiles.pngClaiming(100_000, 100_000)));
        assertThatExceptionOfType(TooManyPixelsException.class)
                .isThrownBy(() -> clean(HostileFiles.pngClaiming(Integer.MAX_VALUE, 2)));
        assertThatExceptionOfType(TooManyPixelsException.class)
                .isThrownBy(() -> clean(HostileFiles.jpegClaiming(65_000, 65_000)));
    }

    @Test
    void manyScansAreRefusedBeforeTheyCostAnything() {
        assertThatExceptionOfType(BrokenFileException.class)
                .isThrownBy(() -> clean(HostileFiles.jpegWithScans(100_000)))
                .withMessageContaining("scans");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                SVG,
                "<?xml version=\"1.0\"?>" + SVG,
                "<!doctype html><script>alert(1)</script>",
                "MZ\0\0This program cannot be run in DOS mode",
                "#!/bin/sh\nrm -rf /",
                "GIF89a",
                "PK\3\4",
                "../../etc/passwd",
                " %PDF-1.7 %%EOF",
                HostileFiles.EICAR
            })
    void whatIsNoAllowedTypeIsRefused(String content) {
        assertThatExceptionOfType(FileTypeRefusedException.class)
                .isThrownBy(() -> clean(content.getBytes(UTF_8), AttachmentPolicy.IMAGES_AND_PDF));
    }

    @Test
    void otherImageFormatsAreRefusedThoughTheyCouldBeRead() {
        assertThatExceptionOfType(FileTypeRefusedException.class)
                .isThrownBy(() -> clean(image("bmp", 10, 10)));
        assertThatExceptionOfType(FileTypeRefusedException.class)
                .isThrownBy(() -> clean(image("gif", 10, 10)));
    }

    @Test
    void aPdfIsTakenOnlyWhereItIsAllowed() throws IOException {
        assertThatExceptionOfType(FileTypeRefusedException.class)
                .isThrownBy(() -> clean(HostileFiles.pdf(), AttachmentPolicy.IMAGES));

        var pdf = clean(HostileFiles.pdf(), AttachmentPolicy.IMAGES_AND_PDF);

        assertThat(pdf.type()).isEqualTo(FileType.PDF);
        assertThat(pdf.content().readAllBytes()).isEqualTo(HostileFiles.pdf());
    }

    @Test
    void aPdfWithoutItsEndIsRefused() {
        assertThatExceptionOfType(BrokenFileException.class)
                .isThrownBy(() ->
                        clean("%PDF-1.7".getBytes(US_ASCII), AttachmentPolicy.IMAGES_AND_PDF));
    }

    @Test
    void anEmptyFileIsRefused() {
        assertThatExceptionOfType(EmptyFileException.class).isThrownBy(() -> clean(new byte[0]));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png"})
    void aFileThatWasCutOffIsRefused(String format) {
        var whole = image(format, 300, 200);

        for (int length : new int[] {3, 9, 20, 40, whole.length / 2, whole.length - 20}) {
            assertThatExceptionOfType(FileRefusedException.class)
                    .as("%s cut after %d of %d", format, length, whole.length)
                    .isThrownBy(() -> clean(Arrays.copyOf(whole, length)));
        }
    }

    @Test
    void moreBytesThanTheLimitAreRefusedWithoutReadingThemAll() {
        var small = new ImageSanitizer(DataSize.ofBytes(100), 25_000_000, 1);
        var content = new ByteArrayInputStream(image("png", 500, 500));

        assertThatExceptionOfType(FileTooLargeException.class)
                .isThrownBy(() -> small.clean(content, AttachmentPolicy.IMAGES));
        assertThat(content.available()).isPositive();
    }

    /// Hostile bytes end in a picture or in a named refusal, never in anything else.
    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png"})
    void damagedFilesAreCleanOrRefused(String format) throws IOException {
        var random = new Random(20261123);
        var whole = image(format, 60, 40);
        for (int i = 0; i < 400; i++) {
            var damaged = whole.clone();
            for (int n = 0; n < 3; n++) {
                damaged[8 + random.nextInt(damaged.length - 8)] = (byte) random.nextInt();
            }
            try {
                assertThat(clean(damaged).sizeBytes()).isPositive();
            } catch (FileRefusedException e) {
                assertThat(e).hasMessageNotContaining("null");
            }
        }
    }

    private CleanFile clean(byte[] content) throws IOException {
        return clean(content, AttachmentPolicy.IMAGES);
    }

    private CleanFile clean(byte[] content, AttachmentPolicy policy) throws IOException {
        return sanitizer.clean(new ByteArrayInputStream(content), policy);
    }

    private static String text(CleanFile file) throws IOException {
        return new String(file.content().readAllBytes(), ISO_8859_1);
    }

    private static BufferedImage picture(CleanFile file) throws IOException {
        return ImageIO.read(file.content());
    }

    private static boolean isRed(BufferedImage picture, int x, int y) {
        var color = new Color(picture.getRGB(x, y));
        return color.getRed() > 200 && color.getBlue() < 60;
    }
}
