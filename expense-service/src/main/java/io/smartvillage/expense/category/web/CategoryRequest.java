package io.smartvillage.expense.category.web;

import io.smartvillage.expense.category.CategoryDetails;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

record CategoryRequest(
        @Schema(example = "ค่าไฟฟ้าส่วนกลาง")
                @NotBlank
                @Size(max = 100)
                @Pattern(regexp = "\\P{Cntrl}*", message = "{field.control-characters}")
                String name,
        @Schema(example = "Common electricity")
                @Size(max = 100)
                @Pattern(regexp = "\\P{Cntrl}*", message = "{field.control-characters}")
                @Nullable String nameEn,
        @Schema(example = "ไฟถนน สวน และป้อมยาม")
                @Size(max = 2000)
                @Pattern(regexp = "[\\P{Cntrl}\\r\\n\\t]*", message = "{field.control-characters}")
                @Nullable String description,
        @Schema(
                        types = {"string", "null"},
                        format = "uuid",
                        description = "absent: at the top")
                @Nullable UUID parentId) {

    CategoryDetails toDetails() {
        return new CategoryDetails(
                name.strip(),
                Objects.requireNonNullElse(nameEn, "").strip(),
                Objects.requireNonNullElse(description, "").strip(),
                parentId);
    }
}
