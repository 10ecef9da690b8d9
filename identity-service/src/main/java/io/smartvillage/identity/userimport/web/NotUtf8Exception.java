package io.smartvillage.identity.userimport.web;

/// The file is in another encoding, or is no text.
final class NotUtf8Exception extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotUtf8Exception() {
        super("the file is not UTF-8");
    }
}
