package io.smartvillage.property.property;

/// Another house of the village has the number; nothing was stored.
public final class HouseNumberTakenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String houseNumber;

    HouseNumberTakenException(String houseNumber) {
        super("house number taken: " + houseNumber);
        this.houseNumber = houseNumber;
    }

    public String houseNumber() {
        return houseNumber;
    }
}
