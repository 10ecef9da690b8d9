package io.smartvillage.platform.security;

import io.smartvillage.platform.tenancy.CurrentVillage;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.HandlerExceptionResolver;

/// Checks the signature of a [SignedRequest] and binds its signer and village to the rest of the
/// request.
///
/// What costs nothing to find out comes first: a stale or unsigned request is not looked up, and
/// its body is not read.
final class SignatureFilter extends OncePerRequestFilter {

    static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final Logger LOG = LoggerFactory.getLogger(SignatureFilter.class);

    private static final Pattern SECONDS = Pattern.compile("\\d{1,12}");
    private static final Pattern SIGNATURE = Pattern.compile("v1=[0-9a-fA-F]{64}");

    /// The servlet container reads parameters and parts from these, past the signature.
    private static final List<String> FORMS =
            List.of("application/x-www-form-urlencoded", "multipart/");

    private final SignedRoutes routes;
    private final Supplier<SigningKeys> keys;
    private final Clock clock;
    private final HandlerExceptionResolver problems;

    /// @param clock the machine's: business time may be moved
    SignatureFilter(
            SignedRoutes routes,
            Supplier<SigningKeys> keys,
            Clock clock,
            HandlerExceptionResolver problems) {
        this.routes = routes;
        this.keys = keys;
        this.clock = clock;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return routes.find(request).filter(SignedRoute::isKeyed).isPresent();
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var route = routes.find(request).orElseThrow(() -> new SignatureRefusedException("route"));
        SignedBody signed;
        Signer signer;
        try {
            var timestamp = timestamp(request);
            var signature = signature(request);
            var body = body(request);
            signed = new SignedBody(request, body);
            signer =
                    signer(
                            route,
                            new RequestSignature(
                                    timestamp, request.getMethod(), target(request), body),
                            signature);
        } catch (SignatureRefusedException e) {
            LOG.info("{} refused: {}", route.handler().getShortLogMessage(), e.getMessage());
            throw e;
        } catch (RuntimeException e) {
            // The database is away, or the body is too large: no handler is reached to say so.
            if (problems.resolveException(request, response, null, e) == null) {
                throw e;
            }
            return;
        }
        proceed(
                new SignedAuthentication(route, signer.id()),
                signer.villageId(),
                signer.caller(),
                signed,
                response,
                chain);
    }

    static void proceed(
            SignedAuthentication authentication,
            UUID villageId,
            Caller caller,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws ServletException, IOException {
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(authentication);
        SecurityContextHolder.setContext(context);
        try {
            CurrentVillage.call(
                    villageId,
                    () ->
                            caller.call(() -> {
                                chain.doFilter(request, response);
                                return true;
                            }));
        } catch (ServletException | IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }

    private String timestamp(HttpServletRequest request) {
        var timestamp = only(request, SignedRequest.TIMESTAMP_HEADER, SECONDS);
        var age =
                Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), clock.instant());
        if (age.abs().compareTo(TOLERANCE) > 0) {
            throw new SignatureRefusedException("the timestamp is off by " + age);
        }
        return timestamp;
    }

    private static byte[] signature(HttpServletRequest request) {
        return HexFormat.of()
                .parseHex(
                        only(request, SignedRequest.SIGNATURE_HEADER, SIGNATURE)
                                .substring(RequestSignature.VERSION.length()));
    }

    private static String only(HttpServletRequest request, String header, Pattern pattern) {
        var values = Collections.list(request.getHeaders(header));
        if (values.size() != 1 || !pattern.matcher(values.getFirst()).matches()) {
            throw new SignatureRefusedException(header + " is missing, repeated or malformed");
        }
        return values.getFirst();
    }

    private static byte[] body(HttpServletRequest request) throws IOException {
        var type =
                Optional.ofNullable(request.getContentType()).orElse("").toLowerCase(Locale.ROOT);
        if (FORMS.stream().anyMatch(type::startsWith)) {
            throw new SignatureRefusedException("the body is a form");
        }
        if (request.getContentLengthLong() > SignedRequest.BODY_LIMIT) {
            throw new MaxUploadSizeExceededException(SignedRequest.BODY_LIMIT);
        }
        var body = request.getInputStream().readNBytes(SignedRequest.BODY_LIMIT + 1);
        if (body.length > SignedRequest.BODY_LIMIT) {
            throw new MaxUploadSizeExceededException(SignedRequest.BODY_LIMIT);
        }
        return body;
    }

    private static String target(HttpServletRequest request) {
        var query = request.getQueryString();
        return query == null ? request.getRequestURI() : request.getRequestURI() + '?' + query;
    }

    private Signer signer(SignedRoute route, RequestSignature expected, byte[] signature) {
        var signer = keys.get().find(route);
        var holds =
                expected.isSignedWithAnyOf(
                        signer.map(Signer::secrets).orElse(List.of()), signature);
        if (!holds) {
            throw new SignatureRefusedException(
                    signer.isEmpty() ? "nobody signs for this path" : "the signature is wrong");
        }
        return signer.orElseThrow();
    }
}
