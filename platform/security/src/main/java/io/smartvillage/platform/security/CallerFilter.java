package io.smartvillage.platform.security;

import io.smartvillage.platform.security.ReachInAudit.ReachIn;
import io.smartvillage.platform.security.VillageRefusedException.Reason;
import io.smartvillage.platform.tenancy.CurrentVillage;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/// Binds the caller and the village to the rest of the request.
final class CallerFilter extends OncePerRequestFilter {

    static final String VILLAGE_HEADER = "X-Village-Id";
    static final String REASON_HEADER = "X-Reason";

    private final CallerResolver resolver;
    private final Predicate<HttpServletRequest> anyAccount;
    private final @Nullable ReachInAudit audit;

    /// @param anyAccount tells requests for [AnyAccount] handlers
    CallerFilter(
            CallerResolver resolver,
            Predicate<HttpServletRequest> anyAccount,
            @Nullable ReachInAudit audit) {
        this.resolver = resolver;
        this.anyAccount = anyAccount;
        this.audit = audit;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (!(authentication instanceof JwtAuthenticationToken token)) {
            chain.doFilter(request, response);
            return;
        }
        var caller =
                resolver.resolve(
                        token.getToken(),
                        Optional.ofNullable(request.getHeader(VILLAGE_HEADER)),
                        anyAccount.test(request));
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                new JwtAuthenticationToken(
                        token.getToken(),
                        AuthorityUtils.createAuthorityList(caller.permissions()),
                        token.getName()));
        SecurityContextHolder.setContext(context);
        try {
            bind(
                    caller,
                    request,
                    () -> {
                        chain.doFilter(request, response);
                        return true;
                    });
        } catch (ServletException | IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }

    private void bind(
            Caller caller,
            HttpServletRequest request,
            ScopedValue.CallableOp<Boolean, Exception> rest)
            throws Exception {
        UUID villageId = caller.villageId();
        if (villageId == null) {
            caller.call(rest);
            return;
        }
        CurrentVillage.call(
                villageId,
                () -> {
                    if (caller.operator()) {
                        record(caller, villageId, request);
                    }
                    return caller.call(rest);
                });
    }

    private void record(Caller caller, UUID villageId, HttpServletRequest request) {
        var reason = request.getHeader(REASON_HEADER);
        if (reason == null || reason.isBlank()) {
            throw new VillageRefusedException(Reason.REASON_MISSING);
        }
        if (audit == null) {
            throw new VillageRefusedException(Reason.NOT_AUDITABLE);
        }
        audit.record(
                new ReachIn(
                        caller.userId(),
                        villageId,
                        request.getMethod(),
                        request.getRequestURI(),
                        reason));
    }
}
