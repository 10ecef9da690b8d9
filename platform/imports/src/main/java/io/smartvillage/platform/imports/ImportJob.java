package io.smartvillage.platform.imports;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An import, and how far it has come. After a dry run the counts tell what would have happened.
public record ImportJob(
        UUID id,
        @Schema(description = "of table, such as properties") String kind,
        @Nullable String fileName,
        ImportStatus status,
        boolean dryRun,
        @Schema(description = "rows of the file") long total,
        @Schema(description = "rows that were looked at so far") long done,
        @Schema(description = "rows that were not there") long created,
        @Schema(description = "rows that were there and differed") long updated,
        @Schema(description = "rows that were there just so") long unchanged,
        @Schema(description = "rows that were not stored; see errors") long failed,
        @Schema(description = "why the import as a whole failed: store-failed, file-unreadable")
                @Nullable String problem,
        UUID requestedBy,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {}
