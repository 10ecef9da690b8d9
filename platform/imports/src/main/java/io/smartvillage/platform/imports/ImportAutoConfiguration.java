package io.smartvillage.platform.imports;

import io.smartvillage.platform.imports.web.ImportUploads;
import io.smartvillage.platform.privacy.PersonalData;
import io.smartvillage.platform.storage.FileStore;
import io.smartvillage.platform.storage.StorageAutoConfiguration;
import io.smartvillage.platform.tenancy.JobsRole;
import io.smartvillage.platform.tenancy.VillageTenancyAutoConfiguration;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.support.AbstractResourceBasedMessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.util.IdGenerator;
import tools.jackson.databind.json.JsonMapper;

/// `smartvillage.imports.path` must be set: the gateway leads it to the service.
/// `smartvillage.imports.max-rows` bounds a file.
@AutoConfiguration(
        after = {StorageAutoConfiguration.class, VillageTenancyAutoConfiguration.Jobs.class})
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableScheduling
public class ImportAutoConfiguration {

    private static final String MESSAGES = "messages/imports";

    @Bean
    Importers importers(ObjectProvider<Importer<?>> importers) {
        return new Importers(importers.orderedStream().toList());
    }

    @Bean
    ImportJobs importJobs(
            JdbcClient jdbc, JobsRole jobs, PersonalData personalData, JsonMapper json) {
        return new ImportJobs(jdbc, jobs, personalData, json);
    }

    @Bean
    ImportWorker importWorker(
            Importers importers,
            ImportJobs jobs,
            FileStore files,
            PlatformTransactionManager transactions,
            IdGenerator ids,
            Clock clock) {
        return new ImportWorker(new RunImports(importers, jobs, files, transactions, clock), ids);
    }

    @Bean
    ForgetImports forgetImports(ImportJobs jobs, Clock clock) {
        return new ForgetImports(jobs, clock);
    }

    @Bean
    StartImport startImport(
            Importers importers,
            ImportJobs jobs,
            FileStore files,
            ImportWorker worker,
            PlatformTransactionManager transactions,
            IdGenerator ids,
            Clock clock,
            @Value("${smartvillage.imports.max-rows:50000}") long mostRows) {
        return new StartImport(importers, jobs, files, worker, transactions, ids, clock, mostRows);
    }

    @Bean
    FindImports findImports(
            Importers importers, ImportJobs jobs, PlatformTransactionManager transactions) {
        return new FindImports(importers, jobs, transactions);
    }

    @Bean
    CancelImport cancelImport(
            FindImports findImports,
            ImportJobs jobs,
            FileStore files,
            PlatformTransactionManager transactions,
            Clock clock) {
        return new CancelImport(findImports, jobs, files, transactions, clock);
    }

    @Bean
    ImportUploads importUploads(
            StartImport startImport,
            Importers importers,
            @Value("${smartvillage.imports.path}") String path) {
        return new ImportUploads(startImport, new ImportTemplate(importers), path);
    }

    /// Adds this module's messages to the application's.
    @Bean
    static BeanPostProcessor importMessages() {
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
