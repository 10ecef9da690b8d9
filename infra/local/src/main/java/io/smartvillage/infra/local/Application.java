package io.smartvillage.infra.local;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The nine applications of the design.
///
/// Heaps are for a developer's machine. They are part of what the JDK's AOT cache is trained with.
enum Application {
    CONFIG_SERVER("config-server", 8888, 96, Kind.CONFIG_SERVER),
    DISCOVERY("discovery", 8761, 112, Kind.DISCOVERY),
    IDENTITY("identity-service", 8081, 224, Kind.SERVICE),
    PROPERTY("property-service", 8082, 224, Kind.SERVICE),
    BILLING("billing-service", 8083, 224, Kind.SERVICE),
    ACCESS("access-service", 8084, 224, Kind.SERVICE),
    VISITOR("visitor-service", 8085, 224, Kind.SERVICE),
    EXPENSE("expense-service", 8086, 224, Kind.SERVICE),
    GATEWAY("gateway", 8080, 192, Kind.GATEWAY);

    enum Kind {
        CONFIG_SERVER,
        DISCOVERY,
        SERVICE,
        GATEWAY
    }

    private final String module;
    private final int port;
    private final int heapMiB;
    private final Kind kind;

    Application(String module, int port, int heapMiB, Kind kind) {
        this.module = module;
        this.port = port;
        this.heapMiB = heapMiB;
        this.kind = kind;
    }

    /// Its folder in the checkout, its artifact, its name in discovery and in every list of parts.
    String module() {
        return module;
    }

    int defaultPort() {
        return port;
    }

    int heapMiB() {
        return heapMiB;
    }

    Kind kind() {
        return kind;
    }

    boolean isService() {
        return kind == Kind.SERVICE;
    }

    /// The PostgreSQL schema of a service: "billing" of "billing-service".
    String schema() {
        if (!isService()) {
            throw new IllegalStateException(module + " has no schema");
        }
        return module.substring(0, module.indexOf('-'));
    }

    static List<Application> services() {
        return Arrays.stream(values()).filter(Application::isService).toList();
    }

    static Optional<Application> named(String module) {
        return Arrays.stream(values()).filter(each -> each.module.equals(module)).findFirst();
    }
}
