package io.smartvillage.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.smartvillage.platform.security.VillageRefusedException.Reason;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.context.support.StaticWebApplicationContext;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

class AccountRoutesTests {

    static final class Door {

        @AnyAccount
        public void knock() {}

        public void look() {}
    }

    private final RequestMappingHandlerMapping handlers = new RequestMappingHandlerMapping();
    private final AccountRoutes routes = new AccountRoutes(() -> handlers);

    @BeforeEach
    void findTheHandlers() throws Exception {
        var context = new StaticWebApplicationContext();
        context.refresh();
        handlers.setApplicationContext(context);
        handlers.afterPropertiesSet();
        for (var method : new String[] {"knock", "look"}) {
            var mapping =
                    RequestMappingInfo.paths("/api/v1/doors")
                            .methods(
                                    method.equals("knock") ? RequestMethod.POST : RequestMethod.GET)
                            .options(handlers.getBuilderConfiguration())
                            .build();
            handlers.registerMapping(mapping, new Door(), Door.class.getMethod(method));
        }
        routes.afterSingletonsInstantiated();
    }

    @Test
    void containTheMethodAndPathOfTheHandlersForAnyAccountAndNothingElse() {
        assertThat(routes.contain(request("POST", "/api/v1/doors"))).isTrue();
        assertThat(routes.contain(request("GET", "/api/v1/doors"))).isFalse();
        assertThat(routes.contain(request("POST", "/api/v1/doors/1"))).isFalse();
    }

    @Test
    void anAccountReachesNoOtherHandlerAndNobodyElseReachesTheirs() throws Exception {
        var account = caller(null, false);

        assertThat(passes(account, "knock")).isTrue();
        refuses(Reason.NO_VILLAGE, account, "look");
        refuses(Reason.VILLAGE_IN_TOKEN, caller(UUID.randomUUID(), false), "knock");
        refuses(Reason.VILLAGE_IN_TOKEN, caller(null, true), "knock");
        assertThat(passes(caller(UUID.randomUUID(), false), "look")).isTrue();
        assertThat(passes(caller(null, true), "look")).isTrue();
    }

    private void refuses(Reason reason, Caller caller, String method) {
        assertThatExceptionOfType(VillageRefusedException.class)
                .isThrownBy(() -> passes(caller, method))
                .extracting(VillageRefusedException::reason)
                .isEqualTo(reason);
    }

    private boolean passes(Caller caller, String method) throws Exception {
        var handler = new HandlerMethod(new Door(), Door.class.getMethod(method));
        return caller.call(() ->
                routes.preHandle(
                        request("POST", "/api/v1/doors"), new MockHttpServletResponse(), handler));
    }

    private static Caller caller(@Nullable UUID villageId, boolean operator) {
        return new Caller(UUID.randomUUID(), "app", villageId, Set.of(), operator, Set.of());
    }

    private static MockHttpServletRequest request(String method, String path) {
        return new MockHttpServletRequest(method, path);
    }
}
