package io.smartvillage.access;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

@SpringBootApplication
@ConfigurationPropertiesScan
public class AccessServiceApplication {

    static void main(String[] args) {
        SpringApplication.run(AccessServiceApplication.class, args);
    }
}
