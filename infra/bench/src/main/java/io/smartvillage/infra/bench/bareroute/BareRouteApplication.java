package io.smartvillage.infra.bench.bareroute;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/// Spring Cloud Gateway as its starter has it; the one route comes as an argument.
@SpringBootConfiguration
@EnableAutoConfiguration
public class BareRouteApplication {

    static void main(String[] arguments) {
        SpringApplication.run(BareRouteApplication.class, arguments);
    }
}
