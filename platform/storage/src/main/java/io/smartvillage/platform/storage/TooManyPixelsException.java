package io.smartvillage.platform.storage;

/// Found in the image's header; it was not decoded.
public final class TooManyPixelsException extends FileRefusedException {

    private static final long serialVersionUID = 1L;

    private final long limitPixels;

    TooManyPixelsException(long pixels, long limitPixels) {
        super("%d pixels are more than %d".formatted(pixels, limitPixels));
        this.limitPixels = limitPixels;
    }

    public long limitPixels() {
        return limitPixels;
    }
}
