package io.smartvillage.platform.testing.sample.note;

import io.smartvillage.platform.messaging.PublishedOn;
import java.util.UUID;

/// @param number counts the changes of the note from 0
@PublishedOn(value = "sample.note.v1", key = "noteId")
public record NoteWritten(UUID noteId, String title, long number) {}
