package io.smartvillage.platform.storage;

/// The content, whatever its name or Content-Type says, is of none of the allowed types.
public final class FileTypeRefusedException extends FileRefusedException {

    private static final long serialVersionUID = 1L;

    private final AttachmentPolicy policy;

    FileTypeRefusedException(AttachmentPolicy policy) {
        super("the file is none of " + policy.types());
        this.policy = policy;
    }

    public AttachmentPolicy policy() {
        return policy;
    }
}
