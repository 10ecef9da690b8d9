package io.smartvillage.gateway.admission;

import io.micrometer.core.instrument.MeterRegistry;
import io.smartvillage.gateway.problem.Problem;
import io.smartvillage.gateway.problem.Problems;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/// Lets a request pass to the routes when its token, village, rate and size are right.
///
/// Without a token only the documentation is open, and what is signed instead: the service checks
/// the signature and finds the village. Every other address outside `/api/` does not exist.
@Component
class AdmissionFilter implements Filter {

    private static final String API = "/api/";

    private final SignedPaths signedPaths;
    private final CheckToken checkToken;
    private final CheckVillage checkVillage;
    private final CheckBodySize checkBodySize;
    private final RateLimits limits;
    private final Problems problems;
    private final MeterRegistry meters;

    AdmissionFilter(
            SignedPaths signedPaths,
            CheckToken checkToken,
            CheckVillage checkVillage,
            CheckBodySize checkBodySize,
            RateLimits limits,
            Problems problems,
            MeterRegistry meters) {
        this.signedPaths = signedPaths;
        this.checkToken = checkToken;
        this.checkVillage = checkVillage;
        this.checkBodySize = checkBodySize;
        this.limits = limits;
        this.problems = problems;
        this.meters = meters;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var http = (HttpServletRequest) request;
        HttpServletRequest admitted;
        try {
            admitted = admit(http);
        } catch (RefusedException refusal) {
            refuse(http, (HttpServletResponse) response, refusal);
            return;
        }
        chain.doFilter(admitted, response);
    }

    private HttpServletRequest admit(HttpServletRequest request) {
        var path = request.getRequestURI();
        if (!path.startsWith(API)) {
            limits.take(request.getRemoteAddr());
            if (!isPublic(path)) {
                throw RefusedException.notFound();
            }
            return checkBodySize.check(request);
        }
        if (signedPaths.contain(request)) {
            limits.take(request.getRemoteAddr());
            return checkBodySize.check(new WithoutToken(request));
        }
        var bearer = bearer(request);
        checkVillage.check(request, bearer);
        limits.take(bearer);
        return checkBodySize.check(request);
    }

    /// Guessing tokens is limited by address: there is nobody else to count it against.
    private Bearer bearer(HttpServletRequest request) {
        try {
            return checkToken.check(request);
        } catch (RefusedException refusal) {
            if (refusal.problem() == Problem.UNAUTHENTICATED) {
                limits.take(request.getRemoteAddr());
            }
            throw refusal;
        }
    }

    private static boolean isPublic(String path) {
        return path.equals("/docs")
                || path.startsWith("/docs/")
                || path.startsWith("/v3/api-docs/")
                || path.equals("/error");
    }

    private void refuse(
            HttpServletRequest request, HttpServletResponse response, RefusedException refusal)
            throws IOException {
        meters.counter("gateway.refused", "reason", refusal.problem().code()).increment();
        if (refusal.problem() == Problem.UNAUTHENTICATED) {
            response.setHeader(
                    HttpHeaders.WWW_AUTHENTICATE,
                    request.getHeader(HttpHeaders.AUTHORIZATION) == null
                            ? "Bearer"
                            : "Bearer error=\"invalid_token\"");
        }
        problems.write(request, response, refusal.problem(), refusal.retryAfter());
    }
}
