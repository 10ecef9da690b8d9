package io.smartvillage.gateway.admission;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/// The paths that pass without a token.
@Component
class SignedPaths {

    private final List<PathPattern> patterns;

    SignedPaths(SignedProperties properties) {
        this.patterns =
                properties.paths().stream().map(PathPatternParser.defaultInstance::parse).toList();
    }

    boolean contain(HttpServletRequest request) {
        var path = PathContainer.parsePath(request.getRequestURI());
        return patterns.stream().anyMatch(pattern -> pattern.matches(path));
    }
}
