package io.smartvillage.platform.security;

import java.time.Clock;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.ExceptionTranslationFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// A chain of its own for [SignedRequest] and [KeyedPath] handlers: no token is read in it, and
/// every other request goes to the chain of [VillageSecurityAutoConfiguration].
@AutoConfiguration(after = VillageSecurityAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public class SignedRequestAutoConfiguration {

    @Bean
    SignedRoutes signedRoutes(
            @Qualifier("requestMappingHandlerMapping")
                    ObjectProvider<RequestMappingHandlerMapping> handlers,
            ObjectProvider<SigningKeys> keys,
            ObjectProvider<PathKeys> pathKeys) {
        return new SignedRoutes(
                handlers::getObject,
                () -> Optional.ofNullable(keys.getIfAvailable()),
                () -> Optional.ofNullable(pathKeys.getIfAvailable()));
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityFilterChain signedRequestSecurity(
            HttpSecurity http,
            SignedRoutes routes,
            ObjectProvider<SigningKeys> keys,
            ObjectProvider<PathKeys> pathKeys,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems)
            throws Exception {
        var signatures = new SignatureFilter(routes, keys::getObject, Clock.systemUTC(), problems);
        var holders = new PathKeyFilter(routes, pathKeys::getObject, problems);
        return VillageSecurityAutoConfiguration.stateless(http, problems)
                .securityMatcher(routes)
                .addFilterAfter(signatures, ExceptionTranslationFilter.class)
                .addFilterAfter(holders, ExceptionTranslationFilter.class)
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .build();
    }

    @Bean
    WebMvcConfigurer signedRequestGuard() {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new SignedRequestGuard()).order(Ordered.HIGHEST_PRECEDENCE);
            }
        };
    }
}
