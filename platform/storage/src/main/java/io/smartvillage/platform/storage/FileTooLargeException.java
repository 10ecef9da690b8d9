package io.smartvillage.platform.storage;

public final class FileTooLargeException extends FileRefusedException {

    private static final long serialVersionUID = 1L;

    private final long limitBytes;

    FileTooLargeException(long limitBytes) {
        super("the file has more than " + limitBytes + " bytes");
        this.limitBytes = limitBytes;
    }

    public long limitBytes() {
        return limitBytes;
    }
}
