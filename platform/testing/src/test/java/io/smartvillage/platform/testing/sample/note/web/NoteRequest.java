package io.smartvillage.platform.testing.sample.note.web;

import io.smartvillage.platform.testing.sample.note.Note;
import io.smartvillage.platform.testing.sample.note.NoteDetails;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;

record NoteRequest(
        @Schema(example = "ประชุมประจำปี") @NotBlank @Size(max = 100) String title,
        @Schema(example = "Somchai") @NotBlank @Size(max = 100) String author,
        @Schema(example = "notice") @NotNull Note.Kind kind,
        @Schema(example = "150.25") @NotNull @Positive @Digits(integer = 12, fraction = 2)
                BigDecimal amount,
        @Schema(example = "2026-12-01") @NotNull LocalDate due) {

    NoteDetails toDetails() {
        return new NoteDetails(title, author, kind, amount, due);
    }
}
