package io.smartvillage.billing.paper.web;

import java.util.Optional;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.MimeTypeUtils;

enum QrFormat {
    PNG,
    SVG;

    static final String SVG_TYPE = "image/svg+xml";

    /// PNG, unless SVG is asked for.
    ///
    /// @param format wins over the header
    static QrFormat wanted(Optional<QrFormat> format, Optional<String> accept) {
        return format.or(() -> accept.flatMap(QrFormat::preferred)).orElse(PNG);
    }

    private static Optional<QrFormat> preferred(String accept) {
        try {
            var types = MediaType.parseMediaTypes(accept);
            MimeTypeUtils.sortBySpecificity(types);
            return types.stream().flatMap(type -> of(type).stream()).findFirst();
        } catch (InvalidMediaTypeException _) {
            return Optional.empty();
        }
    }

    private static Optional<QrFormat> of(MediaType type) {
        if (type.includes(MediaType.IMAGE_PNG)) {
            return Optional.of(PNG);
        }
        return type.includes(MediaType.parseMediaType(SVG_TYPE))
                ? Optional.of(SVG)
                : Optional.empty();
    }
}
