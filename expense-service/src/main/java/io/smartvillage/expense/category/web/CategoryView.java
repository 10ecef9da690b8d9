package io.smartvillage.expense.category.web;

import io.smartvillage.expense.category.CategoryStatus;
import io.smartvillage.expense.category.ExpenseCategory;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

record CategoryView(
        UUID id,
        String name,
        String nameEn,
        String description,
        @Nullable UUID parentId,
        CategoryStatus status,
        Instant createdAt,
        Instant updatedAt) {

    static CategoryView of(ExpenseCategory category) {
        var details = category.details();
        return new CategoryView(
                category.id(),
                details.name(),
                details.nameEn(),
                details.description(),
                details.parentId(),
                category.status(),
                category.createdAt(),
                category.updatedAt());
    }
}
