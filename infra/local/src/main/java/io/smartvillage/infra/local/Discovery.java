package io.smartvillage.infra.local;

import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;

/// What Eureka knows.
record Discovery(Stack stack) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// How many processes of the application are registered and up.
    int instancesUp(Application application) {
        var url =
                stack.discoveryUrl()
                        + "/eureka/apps/"
                        + application.module().toUpperCase(Locale.ROOT);
        return Http.get(url, "discovery", stack.settings().secrets().discovery())
                .map(body -> JSON.readTree(body).path("application").path("instance"))
                .map(instances -> {
                    var up = 0;
                    for (var instance : instances) {
                        if (instance.path("status").asString("").equals("UP")) {
                            up++;
                        }
                    }
                    return up;
                })
                .orElse(0);
    }
}
