package io.smartvillage.platform.testing.sample.note;

import java.util.UUID;

public class NoteNotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NoteNotFoundException(UUID noteId) {
        super("no note " + noteId);
    }
}
