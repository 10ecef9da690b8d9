package io.smartvillage.gateway.admission;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/// The headers that tell browsers to trust nothing they were not given; the services' own are
/// dropped on the way back.
final class SecurityHeadersFilter implements Filter {

    private static final String API_POLICY = "default-src 'none'; frame-ancestors 'none'";

    /// Swagger UI styles its elements in place and carries its icons as data.
    private static final String DOCS_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
                    + " img-src 'self' data:; font-src 'self'; connect-src 'self';"
                    + " frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var path = ((HttpServletRequest) request).getRequestURI();
        var headers = (HttpServletResponse) response;
        headers.setHeader("X-Content-Type-Options", "nosniff");
        headers.setHeader("X-Frame-Options", "DENY");
        headers.setHeader("Referrer-Policy", "no-referrer");
        headers.setHeader(
                "Content-Security-Policy", path.startsWith("/docs") ? DOCS_POLICY : API_POLICY);
        if (request.isSecure()) {
            headers.setHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
        chain.doFilter(request, response);
    }
}
