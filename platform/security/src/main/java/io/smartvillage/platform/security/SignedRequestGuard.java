package io.smartvillage.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/// The last word, where the handler is known for certain: a signed handler runs after its own
/// signature was checked and not otherwise, and a signature opens no other handler.
final class SignedRequestGuard implements HandlerInterceptor {

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication instanceof SignedAuthentication signed
                ? !isFor(handler, signed.route())
                : handler instanceof HandlerMethod method && SignedRoutes.needsNoToken(method)) {
            throw new SignatureRefusedException("no signature for this handler");
        }
        return true;
    }

    private static boolean isFor(Object handler, SignedRoute route) {
        return handler instanceof HandlerMethod method
                && method.getMethod().equals(route.handler().getMethod());
    }
}
