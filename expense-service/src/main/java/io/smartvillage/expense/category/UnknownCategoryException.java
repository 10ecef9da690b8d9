package io.smartvillage.expense.category;

import java.util.UUID;

/// A request names a category that the village does not have; nothing was stored.
public final class UnknownCategoryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID categoryId;

    UnknownCategoryException(UUID categoryId) {
        super("no category to book on: " + categoryId);
        this.categoryId = categoryId;
    }

    public UUID categoryId() {
        return categoryId;
    }
}
