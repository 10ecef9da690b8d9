package io.smartvillage.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.context.support.StaticWebApplicationContext;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

class SignedRoutesTests {

    private static final UUID ACCOUNT = UUID.randomUUID();

    private final Handlers controller = new Handlers();
    private final RequestMappingHandlerMapping mapping = mapping();

    static class Handlers {

        @SignedRequest
        public void signed() {}

        @SignedRequest
        public void alsoSigned() {}

        public void withToken() {}
    }

    @AfterEach
    void nobodyIsSignedIn() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void areThoseOfTheAnnotatedHandlersAndNoOthers() throws Exception {
        map("/signed/{accountId}", RequestMethod.POST, "signed");
        map("/open/{accountId}", RequestMethod.POST, "withToken");
        var routes = routes(_ -> Optional.empty());

        var found = routes.find(request("POST", "/signed/" + ACCOUNT)).orElseThrow();
        assertThat(found.handler()).isEqualTo(handler("signed"));
        assertThat(found.id("accountId")).contains(ACCOUNT);
        assertThat(found.id("paymentId")).isEmpty();
        assertThat(routes.matches(request("GET", "/signed/" + ACCOUNT))).isFalse();
        assertThat(routes.matches(request("POST", "/signed"))).isFalse();
        assertThat(routes.matches(request("POST", "/signed/" + ACCOUNT + "/x"))).isFalse();
        assertThat(routes.matches(request("POST", "/open/" + ACCOUNT))).isFalse();
    }

    @Test
    void theMoreSpecificOneIsTaken() throws Exception {
        map("/signed/{accountId}", RequestMethod.POST, "signed");
        map("/signed/all", RequestMethod.POST, "alsoSigned");

        var found = routes(_ -> Optional.empty()).find(request("POST", "/signed/all"));

        assertThat(found.orElseThrow().handler()).isEqualTo(handler("alsoSigned"));
    }

    @Test
    void aServiceThatKnowsNoSignersDoesNotStart() throws Exception {
        map("/open/{accountId}", RequestMethod.POST, "withToken");
        new SignedRoutes(() -> mapping, Optional::empty, Optional::empty)
                .afterSingletonsInstantiated();

        map("/signed/{accountId}", RequestMethod.POST, "signed");
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        new SignedRoutes(() -> mapping, Optional::empty, Optional::empty)
                                .afterSingletonsInstantiated());
    }

    @Test
    void aSignatureOpensTheHandlerItWasMadeFor() throws Exception {
        signedFor("signed");

        assertThat(enters("signed")).isTrue();
        assertRefused("alsoSigned");
        assertRefused("withToken");
    }

    @Test
    void aSignedHandlerStaysShutWithoutOne() throws Exception {
        assertRefused("signed");
        assertThat(enters("withToken")).isTrue();
    }

    private void assertRefused(String method) {
        assertThatExceptionOfType(SignatureRefusedException.class).isThrownBy(() -> enters(method));
    }

    private boolean enters(String method) throws Exception {
        return new SignedRequestGuard()
                .preHandle(request("POST", "/"), new MockHttpServletResponse(), handler(method));
    }

    private void signedFor(String method) throws Exception {
        var route = new SignedRoute(handler(method), java.util.Map.of());
        var signer = new Signer(ACCOUNT, UUID.randomUUID(), List.of(new byte[32]));
        SecurityContextHolder.getContext()
                .setAuthentication(new SignedAuthentication(route, signer.id()));
    }

    private SignedRoutes routes(SigningKeys keys) {
        var routes = new SignedRoutes(() -> mapping, () -> Optional.of(keys), Optional::empty);
        routes.afterSingletonsInstantiated();
        return routes;
    }

    private static MockHttpServletRequest request(String method, String path) {
        return new MockHttpServletRequest(method, path);
    }

    private HandlerMethod handler(String method) throws NoSuchMethodException {
        return new HandlerMethod(controller, Handlers.class.getMethod(method));
    }

    private void map(String path, RequestMethod method, String handler)
            throws NoSuchMethodException {
        mapping.registerMapping(
                RequestMappingInfo.paths(path)
                        .methods(method)
                        .options(mapping.getBuilderConfiguration())
                        .build(),
                controller,
                Handlers.class.getMethod(handler));
    }

    private static RequestMappingHandlerMapping mapping() {
        var mapping = new RequestMappingHandlerMapping();
        mapping.setApplicationContext(new StaticWebApplicationContext());
        mapping.afterPropertiesSet();
        return mapping;
    }
}
