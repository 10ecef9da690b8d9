package io.smartvillage.expense.category.web;

import io.smartvillage.expense.category.CategoryDetails;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Only what is to change; an absent field stays as it is, an empty description clears it.
record CategoryPatch(
        @Schema(example = "ค่าไฟฟ้าและน้ำส่วนกลาง")
                @Size(max = 100)
                @Pattern(regexp = "\\P{Cntrl}*", message = "{field.control-characters}")
                @Pattern(regexp = "(?s).*\\S.*", message = "{field.not-blank}")
                @Nullable String name,
        @Schema(example = "Common electricity and water")
                @Size(max = 100)
                @Pattern(regexp = "\\P{Cntrl}*", message = "{field.control-characters}")
                @Nullable String nameEn,
        @Schema(example = "")
                @Size(max = 2000)
                @Pattern(regexp = "[\\P{Cntrl}\\r\\n\\t]*", message = "{field.control-characters}")
                @Nullable String description,
        @Schema(
                        types = {"string", "null"},
                        format = "uuid")
                @Nullable UUID parentId,
        @Schema(example = "false", description = "true moves it to the top")
                @Nullable Boolean top) {

    CategoryDetails applyTo(CategoryDetails details) {
        return new CategoryDetails(
                Objects.requireNonNullElse(name, details.name()).strip(),
                Objects.requireNonNullElse(nameEn, details.nameEn()).strip(),
                Objects.requireNonNullElse(description, details.description()).strip(),
                Boolean.TRUE.equals(top)
                        ? null
                        : Optional.ofNullable(parentId).orElse(details.parentId()));
    }
}
