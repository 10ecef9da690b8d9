package io.smartvillage.identity.userimport.web;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotWritableException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;

/// Reads CSV within a limit, as UTF-8 or not at all.
final class CsvUploadConverter extends AbstractHttpMessageConverter<CsvUpload> {

    private static final int MOST_BYTES = 5 * 1024 * 1024;

    CsvUploadConverter() {
        super(new MediaType("text", "csv"));
    }

    @Override
    protected boolean supports(Class<?> type) {
        return type == CsvUpload.class;
    }

    @Override
    public boolean canWrite(Class<?> type, @org.jspecify.annotations.Nullable MediaType mediaType) {
        return false;
    }

    @Override
    protected CsvUpload readInternal(Class<? extends CsvUpload> type, HttpInputMessage input)
            throws IOException {
        var bytes = input.getBody().readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new MaxUploadSizeExceededException(MOST_BYTES);
        }
        try {
            return new CsvUpload(
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT)
                            .decode(ByteBuffer.wrap(bytes))
                            .toString());
        } catch (CharacterCodingException _) {
            return new CsvUpload(null);
        }
    }

    @Override
    protected void writeInternal(CsvUpload upload, HttpOutputMessage output) {
        throw new HttpMessageNotWritableException("uploads are only read");
    }
}
