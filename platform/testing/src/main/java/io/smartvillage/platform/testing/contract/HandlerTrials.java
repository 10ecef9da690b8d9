package io.smartvillage.platform.testing.contract;

import io.smartvillage.platform.security.AnyAccount;
import io.smartvillage.platform.security.KeyedPath;
import io.smartvillage.platform.security.Permissions;
import io.smartvillage.platform.security.SignedRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Compares the handlers that are there with the document and with docs/permissions.md.
final class HandlerTrials {

    private static final Pattern OWN = Pattern.compile(":own$");
    private static final Set<HttpMethod> READS =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final RequestMappingHandlerMapping handlers;
    private final List<Route> routes;
    private final Permissions permissions;

    HandlerTrials(
            RequestMappingHandlerMapping handlers, List<Route> routes, Permissions permissions) {
        this.handlers = handlers;
        this.routes = routes;
        this.permissions = permissions;
    }

    /// @param tried which paths are looked at
    List<String> holes(Predicate<String> tried) {
        var holes = new ArrayList<String>();
        handlers.getHandlerMethods()
                .forEach((mapping, handler) -> {
                    if (!handler.getBeanType().getName().startsWith("io.smartvillage")
                            || mapping.getPatternValues().stream().noneMatch(tried)) {
                        return;
                    }
                    var permission = handler.hasMethodAnnotation(PreAuthorize.class);
                    var signed = handler.hasMethodAnnotation(SignedRequest.class);
                    var keyed = handler.hasMethodAnnotation(KeyedPath.class);
                    var anyAccount = handler.hasMethodAnnotation(AnyAccount.class);
                    if (!permission && !signed && !keyed && !anyAccount) {
                        holes.add(mapping + ": does not say who may call it");
                    }
                    if (permission && signed) {
                        holes.add(mapping + ": is for those with a token and for those who sign");
                    }
                    if (keyed && (permission || signed)) {
                        holes.add(mapping + ": is for those with a key, and for others too");
                    }
                    if (anyAccount && (permission || signed || keyed)) {
                        holes.add(mapping + ": is for any account, and for others too");
                    }
                    documented(mapping)
                            .filter(route -> route.anyAccount() != anyAccount)
                            .forEach(route ->
                                    holes.add(route + ": the document is wrong about accounts"));
                    documented(mapping)
                            .filter(route -> route.keyed() != keyed)
                            .forEach(route ->
                                    holes.add(route + ": the document is wrong about its key"));
                    documented(mapping)
                            .filter(route -> route.signed() != signed)
                            .forEach(route ->
                                    holes.add(
                                            route
                                                    + (signed
                                                            ? ": signed, but the document does not say so"
                                                            : ": the document says that it is signed, and it is not")));
                    missingInTheDocument(mapping)
                            .forEach(route -> holes.add(route + ": not in the OpenAPI document"));
                });
        routes.stream()
                .filter(route -> tried.test(route.path()))
                .forEach(route -> permissionHoles(route, holes));
        return holes;
    }

    private Stream<Route> documented(RequestMappingInfo mapping) {
        return routes.stream()
                .filter(route ->
                        mapping.getPatternValues().contains(route.path())
                                && mapping.getMethodsCondition().getMethods().stream()
                                        .anyMatch(method ->
                                                method.asHttpMethod().equals(route.method())));
    }

    private List<String> missingInTheDocument(RequestMappingInfo mapping) {
        var missing = new ArrayList<String>();
        for (var path : mapping.getPatternValues()) {
            for (var method : mapping.getMethodsCondition().getMethods()) {
                if (routes.stream()
                        .noneMatch(route ->
                                route.path().equals(path)
                                        && route.method().equals(method.asHttpMethod()))) {
                    missing.add(method + " " + path);
                }
            }
            if (mapping.getMethodsCondition().isEmpty()) {
                missing.add("any method of " + path);
            }
        }
        return missing;
    }

    private void permissionHoles(Route route, List<String> holes) {
        if (route.authorities().isEmpty()
                && !route.signed()
                && !route.keyed()
                && !route.anyAccount()) {
            holes.add(route + ": the document does not say who may call it");
        }
        for (var authority : route.authorities()) {
            var permission = OWN.matcher(authority).replaceFirst("");
            if (!permissions.permissions().contains(permission)) {
                holes.add(route + ": permissions.md has no " + permission);
            }
            if (!READS.contains(route.method()) && permission.endsWith(":read")) {
                holes.add(route + ": changes something, opened by " + authority);
            }
        }
    }
}
