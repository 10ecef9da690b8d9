package io.smartvillage.platform.testing.sample.note.web;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

record RenameRequest(@Schema(example = "เลื่อนประชุม") @NotBlank @Size(max = 100) String title) {}
