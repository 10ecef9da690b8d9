package io.smartvillage.identity.user;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// `smartvillage.identity.*`
///
/// @param allowInitialPasswords whether requests may choose passwords and village ids; only for a
///   developer's machine and tests
/// @param invitationPage address of the app's page that takes an invitation's code; the code is put
///   behind its #
@ConfigurationProperties("smartvillage.identity")
public record IdentityProperties(
        @DefaultValue("false") boolean allowInitialPasswords,
        @DefaultValue("/invitation") String invitationPage) {}
