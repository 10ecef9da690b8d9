package io.smartvillage.platform.villagedirectory;

import io.smartvillage.platform.security.Caller;
import io.smartvillage.platform.security.VillageRefusedException;
import io.smartvillage.platform.security.VillageRefusedException.Reason;
import io.smartvillage.platform.tenancy.CurrentVillage;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/// Refuses villages that are unknown here, changes to those that are suspended, and everything in
/// those that are closed but an operator's look at what is not erased.
final class VillageStatusGuard implements HandlerInterceptor {

    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

    /// A village that was created a moment ago may reach this service after its admin does.
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final Duration PAUSE = Duration.ofMillis(100);

    private final VillageDirectory directory;

    VillageStatusGuard(VillageDirectory directory) {
        this.directory = directory;
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler)
            throws InterruptedException {
        if (CurrentVillage.find().isEmpty()) {
            return true;
        }
        var village =
                patiently().orElseThrow(() -> new VillageRefusedException(Reason.UNKNOWN_VILLAGE));
        if (village.closed() && (village.erased() || changes(request) || !isOperator())) {
            throw new VillageRefusedException(Reason.VILLAGE_CLOSED);
        }
        if (village.suspended() && changes(request) && !allowed(handler)) {
            throw new VillageRefusedException(Reason.VILLAGE_SUSPENDED);
        }
        return true;
    }

    private Optional<VillageEntry> patiently() throws InterruptedException {
        var village = directory.current();
        for (var left = PATIENCE;
                village.isEmpty() && left.isPositive();
                left = left.minus(PAUSE)) {
            Thread.sleep(PAUSE);
            village = directory.current();
        }
        return village;
    }

    private static boolean changes(HttpServletRequest request) {
        return !READS.contains(request.getMethod());
    }

    private static boolean isOperator() {
        return Caller.find().filter(Caller::operator).isPresent();
    }

    private static boolean allowed(Object handler) {
        return handler instanceof HandlerMethod method
                && method.hasMethodAnnotation(AllowedWhileSuspended.class);
    }
}
