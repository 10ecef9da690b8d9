package io.smartvillage.expense.category;

import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Says whether an expense can be booked on a category.
@Service
public class RequireCategory {

    private final ExpenseCategories categories;

    RequireCategory(ExpenseCategories categories) {
        this.categories = categories;
    }

    /// The category stays active until the transaction ends.
    ///
    /// @throws UnknownCategoryException if the caller's village has no such category
    /// @throws CategoryInactiveException if nothing can be booked on it
    @Transactional(propagation = Propagation.MANDATORY)
    public void active(UUID categoryId) {
        categories
                .findAndHold(categoryId)
                .orElseThrow(() -> new UnknownCategoryException(categoryId))
                .requireActive();
    }
}
