package io.smartvillage.platform.testing.sample.holes;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.configuration.WebSecurityCustomizer;

@Configuration(proxyBeanMethods = false)
class UnguardedPaths {

    /// Past every filter of Spring Security.
    @Bean
    WebSecurityCustomizer unguarded() {
        return web -> web.ignoring().requestMatchers("/api/v1/holes/unguarded/**");
    }
}
