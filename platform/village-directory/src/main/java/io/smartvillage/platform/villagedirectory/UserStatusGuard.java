package io.smartvillage.platform.villagedirectory;

import io.smartvillage.platform.security.Caller;
import io.smartvillage.platform.security.VillageRefusedException;
import io.smartvillage.platform.security.VillageRefusedException.Reason;
import io.smartvillage.platform.tenancy.CurrentVillage;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.servlet.HandlerInterceptor;

/// Refuses people who were suspended in the village while their token lives on; the next token they
/// get carries no role.
final class UserStatusGuard implements HandlerInterceptor {

    private final SuspendedUsers suspendedUsers;

    UserStatusGuard(SuspendedUsers suspendedUsers) {
        this.suspendedUsers = suspendedUsers;
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (CurrentVillage.find().isPresent()
                && Caller.find().filter(this::isSuspended).isPresent()) {
            throw new VillageRefusedException(Reason.USER_SUSPENDED);
        }
        return true;
    }

    private boolean isSuspended(Caller caller) {
        return !caller.operator() && suspendedUsers.contains(caller.userId());
    }
}
