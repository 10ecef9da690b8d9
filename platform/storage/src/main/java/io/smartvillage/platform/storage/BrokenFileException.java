package io.smartvillage.platform.storage;

/// The file begins as its type does, and then is not one: cut off, or made to look like one.
public final class BrokenFileException extends FileRefusedException {

    private static final long serialVersionUID = 1L;

    BrokenFileException(FileType type, String what) {
        super("not a %s that can be read: %s".formatted(type, what));
    }

    BrokenFileException(FileType type, Throwable cause) {
        super("not a %s that can be read".formatted(type), cause);
    }
}
