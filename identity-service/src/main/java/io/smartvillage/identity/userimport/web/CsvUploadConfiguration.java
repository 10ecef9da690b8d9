package io.smartvillage.identity.userimport.web;

import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CsvUploadConfiguration {

    @Bean
    ServerHttpMessageConvertersCustomizer csvUploads() {
        return converters -> converters.addCustomConverter(new CsvUploadConverter());
    }
}
