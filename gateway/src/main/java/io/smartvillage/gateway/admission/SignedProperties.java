package io.smartvillage.gateway.admission;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// `smartvillage.gateway.signed.*`
///
/// @param paths patterns of the paths whose requests are signed, or hold a key, instead of carrying
///   a token; the service checks the signature or the key
@ConfigurationProperties("smartvillage.gateway.signed")
record SignedProperties(
        @DefaultValue({"/api/v1/bank-callbacks/**", "/api/v1/devices/**"}) List<String> paths) {}
