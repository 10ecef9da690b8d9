package io.smartvillage.expense.category;

import java.util.UUID;

/// Nothing can be booked on the category; nothing was stored.
public final class CategoryInactiveException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String name;

    CategoryInactiveException(UUID categoryId, String name) {
        super("inactive category " + categoryId);
        this.name = name;
    }

    public String name() {
        return name;
    }
}
