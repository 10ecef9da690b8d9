package io.smartvillage.billing.document;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DocumentConfiguration {

    @Bean
    DocumentRenderer documentRenderer() {
        return new DocumentRenderer();
    }
}
