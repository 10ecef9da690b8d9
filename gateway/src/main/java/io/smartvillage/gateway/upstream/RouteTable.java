package io.smartvillage.gateway.upstream;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Which service a path belongs to: `/api/v1/<resource>/**`.
@Component
public class RouteTable {

    private static final String PREFIX = "/api/v1/";

    private final Map<String, String> serviceByResource = new HashMap<>();
    private final Set<String> services;

    RouteTable(RouteProperties properties) {
        properties
                .resources()
                .forEach((service, resources) ->
                        resources.forEach(resource -> {
                            var other = serviceByResource.put(resource, service);
                            if (other != null) {
                                throw new IllegalStateException(
                                        "resource %s is both %s's and %s's"
                                                .formatted(resource, other, service));
                            }
                        }));
        this.services = Set.copyOf(properties.resources().keySet());
    }

    @Nullable String serviceOf(String path) {
        if (!path.startsWith(PREFIX)) {
            return null;
        }
        int end = path.indexOf('/', PREFIX.length());
        return serviceByResource.get(
                path.substring(PREFIX.length(), end < 0 ? path.length() : end));
    }

    public Set<String> services() {
        return services;
    }
}
