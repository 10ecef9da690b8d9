package io.smartvillage.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.http.server.RequestPath;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.mvc.condition.RequestMethodsRequestCondition;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/// The routes of all [AnyAccount] handlers, found on the handlers themselves before the first
/// request is taken; and the last word, where the handler is known for certain: who has no village
/// reaches these and no other, and nobody else reaches them.
final class AccountRoutes implements SmartInitializingSingleton, HandlerInterceptor {

    private final Supplier<RequestMappingHandlerMapping> handlers;

    private List<AccountRoute> routes = List.of();

    private record AccountRoute(PathPattern path, RequestMethodsRequestCondition methods) {}

    AccountRoutes(Supplier<RequestMappingHandlerMapping> handlers) {
        this.handlers = handlers;
    }

    @Override
    public void afterSingletonsInstantiated() {
        routes =
                handlers.get().getHandlerMethods().entrySet().stream()
                        .filter(entry -> isForAnyAccount(entry.getValue()))
                        .flatMap(entry -> routes(entry.getKey()))
                        .toList();
    }

    boolean contain(HttpServletRequest request) {
        if (routes.isEmpty()) {
            return false;
        }
        var path =
                RequestPath.parse(request.getRequestURI(), request.getContextPath())
                        .pathWithinApplication();
        return routes.stream()
                .anyMatch(route ->
                        route.path().matches(path)
                                && route.methods().getMatchingCondition(request) != null);
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        var caller = Caller.find();
        if (caller.isEmpty()) {
            return true;
        }
        var isAccount = caller.get().villageId() == null && !caller.get().operator();
        if (isForAnyAccount(handler) && !isAccount) {
            throw new VillageRefusedException(VillageRefusedException.Reason.VILLAGE_IN_TOKEN);
        }
        if (isAccount && !isForAnyAccount(handler)) {
            throw new VillageRefusedException(VillageRefusedException.Reason.NO_VILLAGE);
        }
        return true;
    }

    private static boolean isForAnyAccount(Object handler) {
        return handler instanceof HandlerMethod method
                && method.hasMethodAnnotation(AnyAccount.class);
    }

    private static Stream<AccountRoute> routes(RequestMappingInfo mapping) {
        var paths = mapping.getPathPatternsCondition();
        if (paths == null) {
            throw new IllegalStateException(mapping + " has no path pattern");
        }
        return paths.getPatterns().stream()
                .map(path -> new AccountRoute(path, mapping.getMethodsCondition()));
    }
}
