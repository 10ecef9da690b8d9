package io.smartvillage.property.keycard;

/// A card of the number is handed out; nothing was stored. The number itself is in no message.
public final class KeycardTakenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    KeycardTakenException() {
        super("a card of the number is handed out");
    }
}
