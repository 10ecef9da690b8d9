package io.smartvillage.platform.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.http.HttpMethod;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/// Finds the holder of the key in a [KeyedPath] and binds it and its village to the rest of the
/// request.
final class PathKeyFilter extends OncePerRequestFilter {

    private final SignedRoutes routes;
    private final Supplier<PathKeys> keys;
    private final HandlerExceptionResolver problems;

    PathKeyFilter(SignedRoutes routes, Supplier<PathKeys> keys, HandlerExceptionResolver problems) {
        this.routes = routes;
        this.keys = keys;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var route = routes.find(request).filter(SignedRoute::isKeyed).orElse(null);
        if (route == null) {
            chain.doFilter(request, response);
            return;
        }
        request.setAttribute(KeyedPath.ATTRIBUTE, true);
        KeyHolder holder;
        try {
            holder =
                    Optional.ofNullable(route.variables().get(KeyedPath.VARIABLE))
                            .flatMap(keys.get()::find)
                            .orElseThrow(PathKeyFilter::nothingThere);
        } catch (NoResourceFoundException | RuntimeException e) {
            if (problems.resolveException(request, response, null, e) == null) {
                throw new ServletException(e);
            }
            return;
        }
        SignatureFilter.proceed(
                new SignedAuthentication(route, holder.id()),
                holder.villageId(),
                holder.caller(),
                request,
                response,
                chain);
    }

    private static NoResourceFoundException nothingThere() {
        return new NoResourceFoundException(HttpMethod.GET, "", "");
    }
}
