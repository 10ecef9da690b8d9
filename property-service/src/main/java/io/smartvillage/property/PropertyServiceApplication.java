package io.smartvillage.property;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class PropertyServiceApplication {

    static void main(String[] args) {
        SpringApplication.run(PropertyServiceApplication.class, args);
    }
}
