package io.smartvillage.platform.testing.sample.holes;

import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.platform.tenancy.JobsRole;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Ways around the wall: the jobs role and foreign villages are refused inside a request, so this
/// leaves it for another thread.
@Component
class AnyVillage {

    record Row(UUID villageId, UUID id, String title) {}

    private final JobsRole jobs;
    private final JdbcClient jdbc;

    AnyVillage(JobsRole jobs, JdbcClient jdbc) {
        this.jobs = jobs;
        this.jdbc = jdbc;
    }

    List<Row> all() {
        return elsewhere(() ->
                jobs.call(() ->
                        jdbc.sql("select village_id, id, title from note")
                                .query(Row.class)
                                .list()));
    }

    int retitle(UUID noteId, String title) {
        return elsewhere(() ->
                jobs.call(() ->
                        jdbc.sql("update note set title = ? where id = ?")
                                .params(title, noteId)
                                .update()));
    }

    <T> T in(UUID villageId, Supplier<T> work) {
        return elsewhere(() -> CurrentVillage.call(villageId, work::get));
    }

    private static <T> T elsewhere(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, Thread::startVirtualThread).join();
    }
}
