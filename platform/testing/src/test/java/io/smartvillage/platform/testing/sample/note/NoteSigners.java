package io.smartvillage.platform.testing.sample.note;

import io.smartvillage.platform.security.SignedRoute;
import io.smartvillage.platform.security.Signer;
import io.smartvillage.platform.security.SigningKeys;
import io.smartvillage.platform.tenancy.JobsRole;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Each village has a printer that signs what it says of the village's notes.
@Component
public class NoteSigners implements SigningKeys {

    /// The id of every printer.
    public static final UUID PRINTER = UUID.fromString("0198f000-0000-7000-8000-000000000777");

    private final JobsRole jobs;
    private final JdbcClient jdbc;

    NoteSigners(JobsRole jobs, JdbcClient jdbc) {
        this.jobs = jobs;
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Signer> find(SignedRoute route) {
        return route.id("noteId")
                .flatMap(this::villageOf)
                .map(village -> new Signer(PRINTER, village, secretsOf(village)));
    }

    /// The current one first.
    public static List<byte[]> secretsOf(UUID villageId) {
        return List.of(
                ("new secret of " + villageId).getBytes(StandardCharsets.UTF_8),
                ("old secret of " + villageId).getBytes(StandardCharsets.UTF_8));
    }

    private Optional<UUID> villageOf(UUID noteId) {
        return jobs.call(() ->
                jdbc.sql("select village_id from note where id = ?")
                        .param(noteId)
                        .query(UUID.class)
                        .optional());
    }
}
