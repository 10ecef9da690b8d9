package io.smartvillage.identity.personaldata.web;

import io.smartvillage.identity.personaldata.Export;
import io.smartvillage.identity.personaldata.Export.Answer;
import io.smartvillage.identity.personaldata.Export.Status;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

record ExportView(
        UUID id,
        UUID villageUserId,
        UUID requestedBy,
        Status status,
        Instant createdAt,
        @Schema(description = "absent while services are to answer") @Nullable Instant readyAt,
        @Schema(description = "then nobody can read it any more") Instant expiresAt,
        List<Answer> answers) {

    static ExportView of(Export export) {
        return new ExportView(
                export.id(),
                export.villageUserId(),
                export.requestedBy(),
                export.status(),
                export.createdAt(),
                export.readyAt(),
                export.expiresAt(),
                export.answers());
    }
}
