package io.smartvillage.gateway.admission;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/// A request whose token nobody has checked, and nobody shall take for checked.
final class WithoutToken extends HttpServletRequestWrapper {

    WithoutToken(HttpServletRequest request) {
        super(request);
    }

    @Override
    public @Nullable String getHeader(String name) {
        return isToken(name) ? null : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return isToken(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        return Collections.enumeration(
                Collections.list(super.getHeaderNames()).stream()
                        .filter(name -> !isToken(name))
                        .toList());
    }

    private static boolean isToken(String name) {
        return name.equalsIgnoreCase(HttpHeaders.AUTHORIZATION);
    }
}
