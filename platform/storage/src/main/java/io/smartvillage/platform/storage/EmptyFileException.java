package io.smartvillage.platform.storage;

public final class EmptyFileException extends FileRefusedException {

    private static final long serialVersionUID = 1L;

    EmptyFileException() {
        super("the file is empty");
    }
}
