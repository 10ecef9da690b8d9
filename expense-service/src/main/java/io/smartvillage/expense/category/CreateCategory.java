package io.smartvillage.expense.category;

import io.smartvillage.expense.refusal.RefusedException;
import io.smartvillage.platform.messaging.Outbox;
import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.platform.web.problem.BadParameterException;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.IdGenerator;

/// Adds a category that expenses can be booked on.
@Service
public class CreateCategory {

    private final ExpenseCategories categories;
    private final CategoryTree tree;
    private final Outbox outbox;
    private final IdGenerator ids;
    private final Clock clock;

    CreateCategory(
            ExpenseCategories categories,
            CategoryTree tree,
            Outbox outbox,
            IdGenerator ids,
            Clock clock) {
        this.categories = categories;
        this.tree = tree;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /// @throws CategoryNameTakenException if the village has a category of that name
    /// @throws BadParameterException if it has no such parent
    /// @throws RefusedException if the parent is inactive, or the tree would be too deep
    @Transactional
    public ExpenseCategory create(CategoryDetails details) {
        if (categories.existsByNameInAnyCase(details.name())) {
            throw new CategoryNameTakenException(details.name());
        }
        tree.requirePlaceForNew(details.parentId());
        var category =
                categories.save(
                        new ExpenseCategory(
                                CurrentVillage.id(), ids.generateId(), details, clock.instant()));
        categories.flush();
        outbox.publish(category.created());
        return category;
    }
}
