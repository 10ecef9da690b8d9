package io.smartvillage.platform.imports;

import io.smartvillage.platform.storage.FileStore;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;

/// The worker of another instance, on the thread of whoever calls it.
public final class OtherWorker {

    private final UUID id = UUID.randomUUID();
    private final RunImports runImports;

    public OtherWorker(ApplicationContext context, Importer<?> importer) {
        this.runImports =
                new RunImports(
                        new Importers(List.of(importer)),
                        context.getBean(ImportJobs.class),
                        context.getBean(FileStore.class),
                        context.getBean(PlatformTransactionManager.class),
                        context.getBean(Clock.class));
    }

    /// @return true if there was something to do
    public boolean work() {
        return runImports.work(id, () -> true);
    }

    public static void forgetOldImports(ApplicationContext context) {
        context.getBean(ForgetImports.class).forget();
    }
}
