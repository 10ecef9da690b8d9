package io.smartvillage.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;

class HeaderTokenResolverTests {

    private static MockHttpServletRequest request(String authorization) {
        var request = new MockHttpServletRequest();
        request.addHeader("Authorization", authorization);
        return request;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer a.b-c_d~e+f/g",
                "bearer aGk=",
                "BEARER aGk==",
                "Basic aGk=",
                "Negotiate"
            })
    void readsWhatSpringSecurityReads(String authorization) {
        assertThat(new HeaderTokenResolver().resolve(request(authorization)))
                .isEqualTo(new DefaultBearerTokenResolver().resolve(request(authorization)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer",
                "Bearer ",
                "Bearer =",
                "Bearer a b",
                "Bearer a=b",
                "Bearer  a",
                "Bearer ก",
                "Bearera"
            })
    void refusesWhatSpringSecurityRefuses(String authorization) {
        assertThatThrownBy(() -> new DefaultBearerTokenResolver().resolve(request(authorization)))
                .isInstanceOf(OAuth2AuthenticationException.class);
        assertThatThrownBy(() -> new HeaderTokenResolver().resolve(request(authorization)))
                .isInstanceOf(OAuth2AuthenticationException.class);
    }

    @Test
    void findsNoTokenWithoutTheHeader() {
        assertThat(new HeaderTokenResolver().resolve(new MockHttpServletRequest())).isNull();
    }
}
