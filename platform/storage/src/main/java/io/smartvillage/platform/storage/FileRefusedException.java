package io.smartvillage.platform.storage;

/// A file that is not taken; answered with 4xx, nothing was kept.
public abstract sealed class FileRefusedException extends RuntimeException
        permits EmptyFileException,
                FileTooLargeException,
                FileTypeRefusedException,
                TooManyPixelsException,
                BrokenFileException {

    private static final long serialVersionUID = 1L;

    FileRefusedException(String message) {
        super(message);
    }

    FileRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
