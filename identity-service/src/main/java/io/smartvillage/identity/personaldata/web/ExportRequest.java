package io.smartvillage.identity.personaldata.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param villageUserId absent: the caller themselves
record ExportRequest(
        @Schema(
                        example = "0198f000-0000-7000-8000-000000000201",
                        description = "absent: about the caller; of others only for admins")
                @Nullable UUID villageUserId) {}
