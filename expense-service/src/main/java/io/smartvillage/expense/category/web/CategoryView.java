package io.smartvillage.expense.category.web;

import io.smartvillage.expense.category.CategoryStatus;
import io.smartvillage.expense.category.ExpenseCategory;
import java.time.Instant;
import java.util.UUID;

record CategoryView(
        UUID id,
        String name,
        String description,
        CategoryStatus status,
        Instant createdAt,
        Instant updatedAt) {

    static CategoryView of(ExpenseCategory category) {
        var details = category.details();
        return new CategoryView(
                category.id(),
                details.name(),
                details.description(),
                category.status(),
                category.createdAt(),
                category.updatedAt());
    }
}
