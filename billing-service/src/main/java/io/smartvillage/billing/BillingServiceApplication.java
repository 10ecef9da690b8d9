package io.smartvillage.billing;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class BillingServiceApplication {

    static void main(String[] args) {
        SpringApplication.run(BillingServiceApplication.class, args);
    }
}
