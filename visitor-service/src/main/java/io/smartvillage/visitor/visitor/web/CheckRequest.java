package io.smartvillage.visitor.visitor.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The body may be left out.
record CheckRequest(
        @Schema(description = "where the guard stands; the village's first gate, if absent")
                @Nullable UUID gateId) {

    static @Nullable UUID gateOf(@Nullable CheckRequest request) {
        return request == null ? null : request.gateId();
    }
}
