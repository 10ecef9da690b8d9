package io.smartvillage.visitor;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

@SpringBootApplication
@ConfigurationPropertiesScan
public class VisitorServiceApplication {

    static void main(String[] args) {
        SpringApplication.run(VisitorServiceApplication.class, args);
    }
}
