package io.smartvillage.expense.category;

import java.util.UUID;

public final class CategoryNotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID categoryId;

    CategoryNotFoundException(UUID categoryId) {
        super("no category " + categoryId);
        this.categoryId = categoryId;
    }

    public UUID categoryId() {
        return categoryId;
    }
}
