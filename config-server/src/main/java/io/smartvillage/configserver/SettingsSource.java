package io.smartvillage.configserver;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// `smartvillage.settings.*`
///
/// @param source folders on this machine (`spring.cloud.config.server.native.search-locations`), or
///   a Git repository (`spring.cloud.config.server.git.uri`)
@ConfigurationProperties("smartvillage.settings")
record SettingsSource(@DefaultValue("folder") Kind source) {

    enum Kind {
        FOLDER,
        GIT
    }
}
