package io.smartvillage.gateway.admission;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

@Component
class CheckBodySize {

    private static final List<String> FILES =
            List.of("multipart/", "text/csv", "image/", "application/pdf");

    private final LimitProperties properties;
    private final List<PathPattern> masses;

    CheckBodySize(LimitProperties properties) {
        this.properties = properties;
        this.masses =
                properties.masses().stream().map(PathPatternParser.defaultInstance::parse).toList();
    }

    /// @return the request, or one whose body breaks off at the limit
    /// @throws RefusedException if the body is stated to be larger
    HttpServletRequest check(HttpServletRequest request) {
        var stated = request.getContentLengthLong();
        if (stated < 0 && request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null) {
            return request;
        }
        var limit = limit(request);
        if (stated > limit) {
            throw RefusedException.bodyTooLarge();
        }
        return stated >= 0 ? request : new LimitedBody(request, limit);
    }

    private long limit(HttpServletRequest request) {
        return (isFile(request.getContentType()) || isInMasses(request)
                        ? properties.upload()
                        : properties.body())
                .toBytes();
    }

    private static boolean isFile(@Nullable String contentType) {
        var type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
        return FILES.stream().anyMatch(type::startsWith);
    }

    private boolean isInMasses(HttpServletRequest request) {
        var path = PathContainer.parsePath(request.getRequestURI());
        return masses.stream().anyMatch(pattern -> pattern.matches(path));
    }
}
