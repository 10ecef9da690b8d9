package io.smartvillage.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.smartvillage.platform.security.ReachInAudit.ReachIn;
import io.smartvillage.platform.security.VillageRefusedException.Reason;
import io.smartvillage.platform.tenancy.CurrentVillage;
import jakarta.servlet.FilterChain;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

class CallerFilterTests {

    private static final UUID VILLAGE = UUID.randomUUID();
    private static final UUID USER = UUID.randomUUID();

    private final List<String> order = new ArrayList<>();
    private final List<ReachIn> reached = new ArrayList<>();
    private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api/v1/x");

    private final FilterChain handling =
            (_, _) ->
                    order.add(
                            "handled for %s in %s"
                                    .formatted(
                                            Caller.current().userId(),
                                            CurrentVillage.find()
                                                    .map(UUID::toString)
                                                    .orElse("none")));

    @AfterEach
    void nobodyIsSignedIn() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void bindsCallerAndVillageForTheRequestOnly() throws Exception {
        signedIn(Map.of("green", member()), List.of());

        filter(reached::add);

        assertThat(order).containsExactly("handled for %s in %s".formatted(USER, VILLAGE));
        assertThat(reached).isEmpty();
        assertThat(Caller.find()).isEmpty();
        assertThat(CurrentVillage.find()).isEmpty();
    }

    @Test
    void recordsAnOperatorBeforeTheRequestIsHandled() throws Exception {
        signedIn(Map.of(), List.of("operator"));
        reachingIn("support ticket 7");

        filter(reachIn -> {
            order.add("recorded");
            reached.add(reachIn);
        });

        assertThat(order).first().isEqualTo("recorded");
        assertThat(order).hasSize(2);
        assertThat(reached)
                .containsExactly(
                        new ReachIn(USER, VILLAGE, "GET", "/api/v1/x", "support ticket 7"));
    }

    @Test
    void whatCannotBeRecordedIsNotDone() {
        signedIn(Map.of(), List.of("operator"));
        reachingIn("support");

        assertThatIllegalStateException()
                .isThrownBy(() ->
                        filter(_ -> {
                            throw new IllegalStateException("the database is away");
                        }));
        assertThat(order).isEmpty();
    }

    @Test
    void aServiceWithoutAnAuditRefusesTheOperator() {
        signedIn(Map.of(), List.of("operator"));
        reachingIn("support");

        refuses(Reason.NOT_AUDITABLE, null);
    }

    @Test
    void anOperatorSaysWhy() {
        signedIn(Map.of(), List.of("operator"));
        reachingIn("  ");

        refuses(Reason.REASON_MISSING, reached::add);
        assertThat(reached).isEmpty();
    }

    @Test
    void anOperatorOutsideOfVillagesIsNotRecorded() throws Exception {
        signedIn(Map.of(), List.of("operator"));

        filter(reached::add);

        assertThat(order).containsExactly("handled for %s in none".formatted(USER));
        assertThat(reached).isEmpty();
    }

    private void refuses(Reason reason, @Nullable ReachInAudit audit) {
        assertThatExceptionOfType(VillageRefusedException.class)
                .isThrownBy(() -> filter(audit))
                .extracting(VillageRefusedException::reason)
                .isEqualTo(reason);
        assertThat(order).isEmpty();
    }

    private void filter(@Nullable ReachInAudit audit) throws Exception {
        new CallerFilter(new CallerResolver(Permissions.load()), _ -> false, audit)
                .doFilter(request, new MockHttpServletResponse(), handling);
    }

    private void reachingIn(String reason) {
        request.addHeader(CallerFilter.VILLAGE_HEADER, VILLAGE.toString());
        request.addHeader(CallerFilter.REASON_HEADER, reason);
    }

    private static Map<String, Object> member() {
        return Map.of(
                "village_id",
                List.of(VILLAGE.toString()),
                "realm_access",
                Map.of("roles", List.of("admin")));
    }

    private static void signedIn(Map<String, Object> organization, List<String> realmRoles) {
        var token =
                Jwt.withTokenValue("token")
                        .header("alg", "RS256")
                        .subject(USER.toString())
                        .claim("azp", "console")
                        .claim("organization", organization)
                        .claim("realm_access", Map.of("roles", realmRoles))
                        .build();
        SecurityContextHolder.getContext().setAuthentication(new JwtAuthenticationToken(token));
    }
}
