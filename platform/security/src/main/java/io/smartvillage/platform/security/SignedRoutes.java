package io.smartvillage.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.http.server.RequestPath;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.condition.RequestMethodsRequestCondition;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/// The routes of all handlers with [SignedRequest], found on the handlers themselves once all are
/// there and before the first request is taken.
///
/// A request that matches none of them needs a token, whatever else is true of it.
final class SignedRoutes implements RequestMatcher, SmartInitializingSingleton {

    private final Supplier<RequestMappingHandlerMapping> handlers;
    private final Supplier<Optional<SigningKeys>> keys;

    private List<Signed> routes = List.of();

    private record Signed(
            PathPattern path, RequestMethodsRequestCondition methods, HandlerMethod handler) {}

    SignedRoutes(
            Supplier<RequestMappingHandlerMapping> handlers, Supplier<Optional<SigningKeys>> keys) {
        this.handlers = handlers;
        this.keys = keys;
    }

    /// @throws IllegalStateException if nobody could ever sign
    @Override
    public void afterSingletonsInstantiated() {
        routes =
                handlers.get().getHandlerMethods().entrySet().stream()
                        .filter(entry -> isSigned(entry.getValue()))
                        .flatMap(entry -> routes(entry.getKey(), entry.getValue()))
                        .sorted(
                                Comparator.comparing(
                                        Signed::path, PathPattern.SPECIFICITY_COMPARATOR))
                        .toList();
        if (!routes.isEmpty() && keys.get().isEmpty()) {
            throw new IllegalStateException(
                    "%s is a @SignedRequest, but there is no SigningKeys bean"
                            .formatted(routes.getFirst().handler()));
        }
    }

    static boolean isSigned(HandlerMethod handler) {
        return handler.hasMethodAnnotation(SignedRequest.class);
    }

    @Override
    public boolean matches(HttpServletRequest request) {
        return find(request).isPresent();
    }

    Optional<SignedRoute> find(HttpServletRequest request) {
        if (routes.isEmpty()) {
            return Optional.empty();
        }
        var path =
                RequestPath.parse(request.getRequestURI(), request.getContextPath())
                        .pathWithinApplication();
        for (var route : routes) {
            var match = route.path().matchAndExtract(path);
            if (match != null && route.methods().getMatchingCondition(request) != null) {
                return Optional.of(new SignedRoute(route.handler(), match.getUriVariables()));
            }
        }
        return Optional.empty();
    }

    private static Stream<Signed> routes(RequestMappingInfo mapping, HandlerMethod handler) {
        var paths = mapping.getPathPatternsCondition();
        if (paths == null) {
            throw new IllegalStateException(handler + " is mapped without a path pattern");
        }
        return paths.getPatterns().stream()
                .map(path -> new Signed(path, mapping.getMethodsCondition(), handler));
    }
}
