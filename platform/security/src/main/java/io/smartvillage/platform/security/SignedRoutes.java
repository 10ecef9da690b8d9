package io.smartvillage.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
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

/// The routes of all handlers with [SignedRequest] or [KeyedPath], found on the handlers themselves
/// once all are there and before the first request is taken.
///
/// A request that matches none of them needs a token, whatever else is true of it.
final class SignedRoutes implements RequestMatcher, SmartInitializingSingleton {

    private final Supplier<RequestMappingHandlerMapping> handlers;
    private final Supplier<Optional<SigningKeys>> keys;
    private final Supplier<Optional<PathKeys>> pathKeys;

    private List<Signed> routes = List.of();

    private record Signed(
            PathPattern path, RequestMethodsRequestCondition methods, HandlerMethod handler) {}

    SignedRoutes(
            Supplier<RequestMappingHandlerMapping> handlers,
            Supplier<Optional<SigningKeys>> keys,
            Supplier<Optional<PathKeys>> pathKeys) {
        this.handlers = handlers;
        this.keys = keys;
        this.pathKeys = pathKeys;
    }

    /// @throws IllegalStateException if nobody could ever sign, or have a key
    @Override
    public void afterSingletonsInstantiated() {
        routes =
                handlers.get().getHandlerMethods().entrySet().stream()
                        .filter(entry -> needsNoToken(entry.getValue()))
                        .flatMap(entry -> routes(entry.getKey(), entry.getValue()))
                        .sorted(
                                Comparator.comparing(
                                        Signed::path, PathPattern.SPECIFICITY_COMPARATOR))
                        .toList();
        if (keys.get().isEmpty()) {
            refuse(SignedRoutes::isSigned, "@SignedRequest, but there is no SigningKeys bean");
        }
        if (pathKeys.get().isEmpty()) {
            refuse(SignedRoutes::isKeyed, "@KeyedPath, but there is no PathKeys bean");
        }
    }

    private void refuse(Predicate<HandlerMethod> kind, String what) {
        routes.stream()
                .map(Signed::handler)
                .filter(kind)
                .findFirst()
                .ifPresent(handler -> {
                    throw new IllegalStateException("%s is a %s".formatted(handler, what));
                });
    }

    static boolean needsNoToken(HandlerMethod handler) {
        return isSigned(handler) || isKeyed(handler);
    }

    static boolean isKeyed(HandlerMethod handler) {
        return handler.hasMethodAnnotation(KeyedPath.class);
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
