package io.smartvillage.platform.security;

import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.ExceptionTranslationFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Every route needs a token, but health, metrics, the OpenAPI document and what a [SignedRequest]
/// or a [KeyedPath] opens; what the token may do is said on each handler (`@PreAuthorize`, or
/// [AnyAccount]), and the tests refuse a handler that says nothing.
@AutoConfiguration(
        before = {
            ServletWebSecurityAutoConfiguration.class,
            UserDetailsServiceAutoConfiguration.class
        })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(TokenProperties.class)
@EnableMethodSecurity
public class VillageSecurityAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    @ConditionalOnMissingBean
    HttpFirewall httpFirewall() {
        return TextHeaderFirewall.create();
    }

    @Bean
    Permissions permissions() {
        return Permissions.load();
    }

    /// On the machine's clock, not on the business clock that tests move.
    @Bean
    @ConditionalOnMissingBean
    JwtDecoder jwtDecoder(TokenProperties properties) {
        return TokenDecoders.caching(properties, Clock.systemUTC());
    }

    @Bean
    @ConditionalOnMissingBean
    SecurityFilterChain villageSecurity(
            HttpSecurity http,
            JwtDecoder decoder,
            Permissions permissions,
            AccountRoutes accountRoutes,
            ObjectProvider<ReachInAudit> audit,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems)
            throws Exception {
        var callers =
                new CallerFilter(
                        new CallerResolver(permissions),
                        accountRoutes::contain,
                        audit.getIfAvailable());
        return stateless(http, problems)
                .oauth2ResourceServer(server ->
                        server.jwt(jwt -> jwt.decoder(decoder))
                                .bearerTokenResolver(new HeaderTokenResolver())
                                .authenticationEntryPoint((request, response, e) ->
                                        answer(problems, request, response, e)))
                .addFilterAfter(callers, ExceptionTranslationFilter.class)
                .authorizeHttpRequests(requests ->
                        requests.requestMatchers(
                                        "/actuator/health/**",
                                        "/actuator/health",
                                        "/actuator/prometheus",
                                        "/actuator/info",
                                        "/v3/api-docs",
                                        "/v3/api-docs/**",
                                        "/error")
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .build();
    }

    @Bean
    AccountRoutes accountRoutes(
            @Qualifier("requestMappingHandlerMapping")
                    ObjectProvider<RequestMappingHandlerMapping> handlers) {
        return new AccountRoutes(handlers::getObject);
    }

    @Bean
    WebMvcConfigurer accountRoutesGuard(AccountRoutes accountRoutes) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(accountRoutes).order(Ordered.HIGHEST_PRECEDENCE);
            }
        };
    }

    /// No session, no form, no cookie; refusals are problems.
    static HttpSecurity stateless(HttpSecurity http, HandlerExceptionResolver problems)
            throws Exception {
        return http.csrf(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .sessionManagement(
                        session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint((request, response, e) ->
                                        answer(problems, request, response, e))
                                .accessDeniedHandler((request, response, e) ->
                                        answer(problems, request, response, e)));
    }

    private static void answer(
            HandlerExceptionResolver problems,
            jakarta.servlet.http.HttpServletRequest request,
            jakarta.servlet.http.HttpServletResponse response,
            RuntimeException refusal) {
        if (!(refusal instanceof AuthenticationException)
                && !(refusal instanceof AccessDeniedException)) {
            throw refusal;
        }
        problems.resolveException(request, response, null, refusal);
    }
}
