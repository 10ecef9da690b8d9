package io.smartvillage.platform.testing.sample.note;

import java.math.BigDecimal;
import java.time.LocalDate;

public record NoteDetails(
        String title, String author, Note.Kind kind, BigDecimal amount, LocalDate due) {}
