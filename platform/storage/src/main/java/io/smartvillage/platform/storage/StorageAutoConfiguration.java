package io.smartvillage.platform.storage;

import io.smartvillage.platform.privacy.PersonalData;
import io.smartvillage.platform.privacy.PrivacyAutoConfiguration;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.AbstractResourceBasedMessageSource;
import org.springframework.util.IdGenerator;
import org.springframework.util.unit.DataSize;

/// `smartvillage.storage.folder` must be set: there is no default. `smartvillage.storage.limit`
/// bounds a file (the multipart limit bounds the request before it), `.pixel-limit` an image,
/// `.concurrent-images` the memory that checking takes.
@AutoConfiguration(after = PrivacyAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@Import(FileProblems.class)
public class StorageAutoConfiguration {

    private static final String MESSAGES = "messages/storage";

    @Bean
    FileStore fileStore(
            @Value("${smartvillage.storage.folder}") Path folder,
            @Value("${smartvillage.storage.limit:10MB}") DataSize limit,
            PersonalData personalData,
            IdGenerator ids,
            Clock clock) {
        return new FileStore(
                new FolderDriver(folder, clock.instant()),
                new FileSeal(personalData::encrypt, personalData::decrypt),
                ids,
                limit);
    }

    @Bean
    ImageSanitizer imageSanitizer(
            @Value("${smartvillage.storage.limit:10MB}") DataSize limit,
            @Value("${smartvillage.storage.pixel-limit:25000000}") long pixelLimit,
            @Value("${smartvillage.storage.concurrent-images:1}") int concurrently) {
        return new ImageSanitizer(limit, pixelLimit, concurrently);
    }

    /// Adds this module's messages to the application's.
    @Bean
    static BeanPostProcessor storageMessages() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String beanName) {
                if (bean instanceof AbstractResourceBasedMessageSource messages) {
                    messages.addBasenames(MESSAGES);
                }
                return bean;
            }
        };
    }
}
