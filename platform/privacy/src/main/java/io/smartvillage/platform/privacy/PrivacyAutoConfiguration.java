package io.smartvillage.platform.privacy;

import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.util.IdGenerator;

/// `smartvillage.privacy.master-key` (32 bytes, base64) must be set: there is no default.
@AutoConfiguration(after = JdbcClientAutoConfiguration.class)
public class PrivacyAutoConfiguration {

    /// Hibernate makes the converter, and so this, before the transaction manager exists: hence
    /// lazy.
    @Bean
    DataKeys dataKeys(
            @Lazy JdbcClient jdbc,
            @Lazy PlatformTransactionManager transactions,
            @Value("${smartvillage.privacy.master-key}") String masterKey,
            IdGenerator ids) {
        return new DataKeys(jdbc, transactions, MasterKey.of(masterKey), ids);
    }

    @Bean
    PersonalData personalData(DataKeys dataKeys) {
        return new PersonalData(dataKeys);
    }

    @Bean
    PersonKeys personKeys(
            @Lazy JdbcClient jdbc,
            @Lazy PlatformTransactionManager transactions,
            DataKeys dataKeys,
            Clock clock) {
        return new PersonKeys(jdbc, transactions, dataKeys, clock);
    }

    @Bean
    PersonTextColumn personTextColumn(PersonKeys personKeys) {
        return new PersonTextColumn(personKeys);
    }

    @Bean
    EncryptedText encryptedText(PersonalData personalData) {
        return new EncryptedText(personalData);
    }
}
