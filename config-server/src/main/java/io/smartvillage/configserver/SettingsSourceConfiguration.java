package io.smartvillage.configserver;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.cloud.config.server.environment.EnvironmentRepository;
import org.springframework.cloud.config.server.environment.MultipleJGitEnvironmentProperties;
import org.springframework.cloud.config.server.environment.MultipleJGitEnvironmentRepositoryFactory;
import org.springframework.cloud.config.server.environment.NativeEnvironmentProperties;
import org.springframework.cloud.config.server.environment.NativeEnvironmentRepositoryFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Spring Cloud picks the source by profile, which Spring AOT fixes at build time; here it stays a
/// setting.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SettingsSource.class)
class SettingsSourceConfiguration {

    @Bean
    EnvironmentRepository settings(
            SettingsSource settings,
            NativeEnvironmentRepositoryFactory folders,
            NativeEnvironmentProperties folder,
            MultipleJGitEnvironmentRepositoryFactory repositories,
            MultipleJGitEnvironmentProperties repository)
            throws Exception {
        return switch (settings.source()) {
            case FOLDER -> folders.build(folder);
            case GIT -> repositories.build(repository);
        };
    }
}
