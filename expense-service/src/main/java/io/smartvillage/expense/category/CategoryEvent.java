package io.smartvillage.expense.category;

import io.smartvillage.platform.messaging.PublishedOn;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Facts about a category of expenses.
sealed interface CategoryEvent {

    String TOPIC = "expense.expense-category.v1";
    String KEY = "categoryId";

    @PublishedOn(value = TOPIC, key = KEY)
    record ExpenseCategoryCreated(
            UUID categoryId, String name, String nameEn, @Nullable UUID parentId, Instant createdAt)
            implements CategoryEvent {}

    @PublishedOn(value = TOPIC, key = KEY)
    record ExpenseCategoryChanged(
            UUID categoryId, String name, String nameEn, @Nullable UUID parentId, Instant changedAt)
            implements CategoryEvent {}

    @PublishedOn(value = TOPIC, key = KEY)
    record ExpenseCategoryDeactivated(UUID categoryId, Instant deactivatedAt)
            implements CategoryEvent {}

    @PublishedOn(value = TOPIC, key = KEY)
    record ExpenseCategoryActivated(UUID categoryId, Instant activatedAt)
            implements CategoryEvent {}
}
