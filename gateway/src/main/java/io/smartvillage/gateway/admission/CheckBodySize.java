package io.smartvillage.gateway.admission;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

@Component
class CheckBodySize {

    private static final List<String> FILES =
            List.of("multipart/", "text/csv", "image/", "application/pdf");

    private final LimitProperties properties;

    CheckBodySize(LimitProperties properties) {
        this.properties = properties;
    }

    /// @return the request, or one whose body breaks off at the limit
    /// @throws RefusedException if the body is stated to be larger
    HttpServletRequest check(HttpServletRequest request) {
        var stated = request.getContentLengthLong();
        if (stated < 0 && request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null) {
            return request;
        }
        var limit = limit(request.getContentType());
        if (stated > limit) {
            throw RefusedException.bodyTooLarge();
        }
        return stated >= 0 ? request : new LimitedBody(request, limit);
    }

    private long limit(@Nullable String contentType) {
        var type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
        var file = FILES.stream().anyMatch(type::startsWith);
        return (file ? properties.upload() : properties.body()).toBytes();
    }
}
