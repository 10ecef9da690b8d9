package io.smartvillage.gateway.upstream;

import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// `smartvillage.gateway.routes.*`
///
/// @param resources by service: the first parts of the paths below `/api/v1/` that are the
///   service's
@ConfigurationProperties("smartvillage.gateway.routes")
record RouteProperties(@DefaultValue Map<String, List<String>> resources) {}
