package io.smartvillage.identity.consent.web;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

record ConsentPurposeRequest(
        @Schema(example = "visitor-photos")
                @NotNull
                @Pattern(regexp = "[a-z][a-z0-9-]*")
                @Size(max = 50)
                String code,
        @Schema(example = "ยินยอมให้ถ่ายภาพผู้มาติดต่อ")
                @NotNull
                @Pattern(regexp = TEXT)
                @Size(max = 4000)
                String textTh,
        @Schema(example = "I agree that my visitors are photographed.")
                @NotNull
                @Pattern(regexp = TEXT)
                @Size(max = 4000)
                String textEn) {

    /// Says something; may have several lines.
    private static final String TEXT = "(?s)[^\\x00]*\\S[^\\x00]*";
}
