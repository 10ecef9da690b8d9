package io.smartvillage.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.smartvillage.platform.security.VillageRefusedException.Reason;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

class CallerResolverTests {

    private static final UUID VILLAGE = UUID.fromString("0198f000-0000-7000-8000-000000000001");
    private static final UUID OTHER = UUID.fromString("0198f000-0000-7000-8000-000000000002");
    private static final UUID USER = UUID.randomUUID();

    private final CallerResolver resolver = new CallerResolver(Permissions.load());

    @Test
    void aMemberHasTheVillageAndTheRolesOfTheToken() {
        var caller = resolve(token(Map.of("green", village(List.of("admin"), VILLAGE))));

        assertThat(caller.userId()).isEqualTo(USER);
        assertThat(caller.villageId()).isEqualTo(VILLAGE);
        assertThat(caller.roles()).containsExactly("admin");
        assertThat(caller.operator()).isFalse();
        assertThat(caller.mayAll("property:write")).isTrue();
        assertThat(caller.mayAll("village:create")).isFalse();
    }

    @Test
    void aMemberCannotSmuggleInTheOperatorsRole() {
        var caller =
                resolve(
                        token(
                                Map.of("green", village(List.of("operator", "resident"), VILLAGE)),
                                List.of("operator")));

        assertThat(caller.operator()).isFalse();
        assertThat(caller.roles()).containsExactly("resident");
        assertThat(caller.permissions()).doesNotContain("village:create", "village:suspend");
    }

    @Test
    void aMembersRealmRolesGiveNothing() {
        var caller =
                resolve(
                        token(
                                Map.of("green", village(List.of(), VILLAGE)),
                                List.of("admin", "operator")));

        assertThat(caller.roles()).isEmpty();
        assertThat(caller.permissions()).isEmpty();
    }

    @Test
    void rolesThatNobodyKnowsAreDropped() {
        assertThat(
                        resolve(token(Map.of("green", village(List.of("root", "guard"), VILLAGE))))
                                .roles())
                .containsExactly("guard");
    }

    static List<Object> claimsWithoutAVillage() {
        return List.of(
                Map.of(),
                "green",
                List.of("green"),
                Map.of("green", "member"),
                Map.of("green", Map.of()),
                Map.of("green", Map.of("village_id", VILLAGE.toString())),
                Map.of("green", Map.of("village_id", List.of())));
    }

    @ParameterizedTest
    @MethodSource("claimsWithoutAVillage")
    void aClaimWithoutAVillageIsRefused(Object organization) {
        refuses(Reason.NO_VILLAGE, token(organization));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "green", "0198f000-0000-7000-8000-00000000000g", "null"})
    void aVillageThatIsNoIdIsRefusedAndNoFailure(String id) {
        var organization = Map.of("green", Map.of("village_id", List.of(id)));

        refuses(Reason.NO_VILLAGE, token(organization));
        refuses(Reason.NO_VILLAGE, token(organization, List.of("operator")));
    }

    @Test
    void severalVillagesAreGoodForNone() {
        refuses(
                Reason.SEVERAL_VILLAGES,
                token(
                        Map.of(
                                "green", village(List.of("admin"), VILLAGE),
                                "blue", village(List.of("admin"), OTHER))));
    }

    @Test
    void oneVillageWithTwoIdsIsGoodForNone() {
        refuses(
                Reason.SEVERAL_VILLAGES,
                token(Map.of("green", village(List.of("admin"), VILLAGE, OTHER))));
    }

    @Test
    void aHeaderMayRepeatTheTokensVillageOnly() {
        var token = token(Map.of("green", village(List.of("admin"), VILLAGE)));

        assertThat(
                        resolver.resolve(
                                        token,
                                        Optional.of(VILLAGE.toString().toUpperCase(Locale.ROOT)),
                                        false)
                                .villageId())
                .isEqualTo(VILLAGE);
        refuses(Reason.VILLAGE_MISMATCH, token, OTHER.toString());
        refuses(Reason.VILLAGE_MISMATCH, token, "");
        refuses(Reason.VILLAGE_MISMATCH, token, "green");
    }

    @Test
    void anAccountWithoutAVillageReachesWhatIsForAnyAccountAndMayNothingElse() {
        var token = token(Map.of(), List.of("admin"));

        refuses(Reason.NO_VILLAGE, token);
        var account = resolver.resolve(token, Optional.empty(), true);

        assertThat(account.userId()).isEqualTo(USER);
        assertThat(account.villageId()).isNull();
        assertThat(account.operator()).isFalse();
        assertThat(account.roles()).isEmpty();
        assertThat(account.permissions()).isEmpty();
        assertThatExceptionOfType(VillageRefusedException.class)
                .isThrownBy(() -> resolver.resolve(token, Optional.of(VILLAGE.toString()), true))
                .extracting(VillageRefusedException::reason)
                .isEqualTo(Reason.VILLAGE_MISMATCH);
    }

    @Test
    void anOperatorIsInNoVillageUntilTheyNameOne() {
        var token = token(Map.of(), List.of("operator"));

        var outside = resolve(token);
        var inside = resolver.resolve(token, Optional.of(VILLAGE.toString()), false);

        assertThat(outside.villageId()).isNull();
        assertThat(outside.operator()).isTrue();
        assertThat(outside.mayAll("property:read")).isFalse();
        assertThat(inside.villageId()).isEqualTo(VILLAGE);
        assertThat(inside.mayAll("property:read")).isTrue();
        assertThat(inside.mayAll("property:write")).isFalse();
        refuses(Reason.UNKNOWN_VILLAGE, token, "green");
    }

    @Test
    void aSubjectThatIsNoIdIsRefusedAndNoFailure() {
        var token =
                builder(Map.of("green", village(List.of("admin"), VILLAGE)))
                        .subject("somebody")
                        .build();

        assertThatExceptionOfType(InvalidBearerTokenException.class)
                .isThrownBy(() -> resolve(token));
    }

    private Caller resolve(Jwt token) {
        return resolver.resolve(token, Optional.empty(), false);
    }

    private void refuses(Reason reason, Jwt token) {
        assertThatExceptionOfType(VillageRefusedException.class)
                .isThrownBy(() -> resolve(token))
                .extracting(VillageRefusedException::reason)
                .isEqualTo(reason);
    }

    private void refuses(Reason reason, Jwt token, String header) {
        assertThatExceptionOfType(VillageRefusedException.class)
                .isThrownBy(() -> resolver.resolve(token, Optional.of(header), false))
                .extracting(VillageRefusedException::reason)
                .isEqualTo(reason);
    }

    private static Map<String, Object> village(List<String> roles, UUID... ids) {
        return Map.of(
                "village_id",
                Arrays.stream(ids).map(UUID::toString).toList(),
                "realm_access",
                Map.of("roles", roles));
    }

    private static Jwt token(Object organization) {
        return builder(organization).build();
    }

    private static Jwt token(Object organization, List<String> realmRoles) {
        return builder(organization).claim("realm_access", Map.of("roles", realmRoles)).build();
    }

    private static Jwt.Builder builder(Object organization) {
        return Jwt.withTokenValue("token")
                .header("alg", "RS256")
                .subject(USER.toString())
                .claim("azp", "console")
                .claim("organization", organization);
    }
}
