package io.smartvillage.expense.category;

import io.smartvillage.expense.refusal.RefusedException;
import io.smartvillage.platform.messaging.Outbox;
import io.smartvillage.platform.web.precondition.IfMatch;
import io.smartvillage.platform.web.problem.BadParameterException;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Renames a category, closes it, opens it again.
@Service
public class ChangeCategory {

    private final ExpenseCategories categories;
    private final CategoryTree tree;
    private final Outbox outbox;
    private final Clock clock;

    ChangeCategory(ExpenseCategories categories, CategoryTree tree, Outbox outbox, Clock clock) {
        this.categories = categories;
        this.tree = tree;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// @param change from the present details to the new ones
    /// @throws CategoryNotFoundException if the caller's village has no such category
    /// @throws CategoryNameTakenException if the new name is another category's
    /// @throws BadParameterException if the village has no such parent
    /// @throws RefusedException if the new parent is inactive or beneath it, or the tree would be
    ///   too deep
    @Transactional
    public ExpenseCategory change(
            UUID categoryId, IfMatch precondition, UnaryOperator<CategoryDetails> change) {
        var category = get(categoryId);
        precondition.require(category.currentVersion());
        var before = category.details();
        var after = change.apply(before);
        if (!after.name().equalsIgnoreCase(before.name())
                && categories.existsByNameInAnyCase(after.name())) {
            throw new CategoryNameTakenException(after.name());
        }
        if (!Objects.equals(after.parentId(), before.parentId())) {
            tree.requirePlace(categoryId, after.parentId());
        }
        if (!after.equals(before)) {
            var changed = category.change(after, clock.instant());
            categories.flush();
            outbox.publish(changed);
        }
        return category;
    }

    /// Repeating it changes nothing. What is beneath it has to be closed first.
    ///
    /// @throws CategoryNotFoundException if the caller's village has no such category
    /// @throws RefusedException if a category beneath it is active
    @Transactional
    public ExpenseCategory deactivate(UUID categoryId) {
        tree.requireNoActiveChild(categoryId);
        return become(categoryId, ExpenseCategory::deactivate);
    }

    /// Repeating it changes nothing. What is above it has to be open.
    ///
    /// @throws CategoryNotFoundException if the caller's village has no such category
    /// @throws RefusedException if its parent is inactive
    @Transactional
    public ExpenseCategory activate(UUID categoryId) {
        tree.requireActiveParent(categoryId);
        return become(categoryId, ExpenseCategory::activate);
    }

    private ExpenseCategory become(
            UUID categoryId,
            BiFunction<ExpenseCategory, Instant, Optional<? extends CategoryEvent>> change) {
        var category = get(categoryId);
        change.apply(category, clock.instant())
                .ifPresent(fact -> {
                    categories.flush();
                    outbox.publish(fact);
                });
        return category;
    }

    private ExpenseCategory get(UUID categoryId) {
        return categories
                .findById(categoryId)
                .orElseThrow(() -> new CategoryNotFoundException(categoryId));
    }
}
