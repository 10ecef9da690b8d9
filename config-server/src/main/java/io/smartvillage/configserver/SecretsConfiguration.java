package io.smartvillage.configserver;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.encrypt.TextEncryptor;

@Configuration(proxyBeanMethods = false)
class SecretsConfiguration {

    /// @param key from the environment (`ENCRYPT_KEY`), and kept nowhere else
    @Bean
    TextEncryptor textEncryptor(@Value("${encrypt.key:}") String key) {
        return new SecretValues(key);
    }
}
