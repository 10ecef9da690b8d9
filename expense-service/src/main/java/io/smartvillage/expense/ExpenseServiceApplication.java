package io.smartvillage.expense;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class ExpenseServiceApplication {

    static void main(String[] args) {
        SpringApplication.run(ExpenseServiceApplication.class, args);
    }
}
