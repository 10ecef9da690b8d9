package io.smartvillage.platform.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;

class FileProblemsTests {

    @Test
    void everyMessageIsInThaiToo() {
        var english = ResourceBundle.getBundle("messages/storage", Locale.ROOT);
        var thai = ResourceBundle.getBundle("messages/storage", Locale.of("th"));

        assertThat(thai.keySet()).isEqualTo(english.keySet());
        assertThat(thai.getString("field.file-broken"))
                .isNotEqualTo(english.getString("field.file-broken"));
    }

    @Test
    void aServedPdfIsADownloadInASandbox() {
        var headers =
                FileAnswer.of("receipt", FileType.PDF, 3, java.io.InputStream.nullInputStream())
                        .getHeaders();

        assertThat(headers.getFirst(HttpHeaders.CONTENT_DISPOSITION))
                .isEqualTo("attachment; filename=\"receipt.pdf\"");
        assertThat(headers.getFirst("Content-Security-Policy"))
                .isEqualTo("default-src 'none'; sandbox");
        assertThat(headers.getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(headers.getFirst(HttpHeaders.CACHE_CONTROL)).isEqualTo("no-store, private");
        assertThat(headers.getContentLength()).isEqualTo(3);
    }

    @Test
    void aServedImageMayBeShown() {
        var name = "slip-" + UUID.fromString("0198f000-0000-7000-8000-000000000101");

        assertThat(
                        FileAnswer.of(name, FileType.JPEG, 3, java.io.InputStream.nullInputStream())
                                .getHeaders()
                                .getFirst(HttpHeaders.CONTENT_DISPOSITION))
                .isEqualTo("inline; filename=\"" + name + ".jpg\"");
    }
}
