package io.smartvillage.access.reported.web;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The decisions are read row by row: one that is broken must not cost the others.
record ReportRequest(
        @Schema(description = "required from a guard; a device's gate is known by its token")
                @Nullable UUID gateId,
        @ArraySchema(schema = @Schema(implementation = DecisionRow.class), maxItems = MOST)
                @NotNull
                @NotEmpty
                @Size(max = MOST)
                List<JsonNode> decisions) {

    static final int MOST = 10_000;
}
