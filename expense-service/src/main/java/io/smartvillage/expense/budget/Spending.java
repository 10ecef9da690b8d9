package io.smartvillage.expense.budget;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What was spent on a category itself in a fiscal year, and what will be.
///
/// @param parentId the category above it
/// @param actual THB with VAT, paid
/// @param committed THB with VAT, approved and not yet paid
record Spending(
        UUID categoryId, @Nullable UUID parentId, BigDecimal actual, BigDecimal committed) {}
