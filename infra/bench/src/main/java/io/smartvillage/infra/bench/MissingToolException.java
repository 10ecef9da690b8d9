package io.smartvillage.infra.bench;

/// A measuring tool is not on this machine; the message says which package has it.
final class MissingToolException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MissingToolException(String tool, String aptPackage) {
        super(
                "%s is needed for this benchmark and was not found: apt-get install %s"
                        .formatted(tool, aptPackage));
    }
}
