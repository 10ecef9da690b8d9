package io.smartvillage.expense.category;

/// Another category of the village has the name; nothing was stored.
public final class CategoryNameTakenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String name;

    CategoryNameTakenException(String name) {
        super("category name taken: " + name);
        this.name = name;
    }

    public String name() {
        return name;
    }
}
