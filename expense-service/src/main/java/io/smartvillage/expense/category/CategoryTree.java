package io.smartvillage.expense.category;

import io.smartvillage.expense.refusal.Refusal;
import io.smartvillage.expense.refusal.RefusedException;
import io.smartvillage.expense.settings.FindExpenseSettings;
import io.smartvillage.platform.web.problem.BadParameterException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Where a category may be: in a tree of four levels, active only beneath active ones. Whoever asks
/// holds the village's tree until the transaction ends, so that two changes make no cycle together.
@Component
class CategoryTree {

    private static final int DEEPEST = 4;

    private record Node(UUID id, String status) {}

    private final JdbcClient jdbc;
    private final FindExpenseSettings settings;

    CategoryTree(JdbcClient jdbc, FindExpenseSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /// @throws BadParameterException if the village has no such parent
    /// @throws RefusedException if it is inactive, or as deep as can be
    @Transactional(propagation = Propagation.MANDATORY)
    public void requirePlaceForNew(@Nullable UUID parentId) {
        if (parentId != null) {
            settings.lock();
            requireActive(parentId);
            requireDepth(depth(parentId) + 1);
        }
    }

    /// @throws BadParameterException if the village has no such parent
    /// @throws RefusedException if it is inactive, the category itself or beneath it, or too deep
    @Transactional(propagation = Propagation.MANDATORY)
    public void requirePlace(UUID categoryId, @Nullable UUID parentId) {
        if (parentId != null) {
            settings.lock();
            requireActive(parentId);
            if (isWithin(parentId, categoryId)) {
                throw new RefusedException(Refusal.CATEGORY_CYCLE, categoryId, parentId);
            }
            requireDepth(depth(parentId) + height(categoryId));
        }
    }

    /// @throws RefusedException if a category right beneath it is active
    @Transactional(propagation = Propagation.MANDATORY)
    public void requireNoActiveChild(UUID categoryId) {
        settings.lock();
        jdbc.sql(
                        """
                        select name from expense_category
                        where parent_id = ? and status = 'active' order by id limit 1
                        """)
                .param(categoryId)
                .query(String.class)
                .optional()
                .ifPresent(child -> {
                    throw new RefusedException(Refusal.CATEGORY_HAS_ACTIVE_CHILDREN, child);
                });
    }

    /// @throws RefusedException if the parent is inactive
    @Transactional(propagation = Propagation.MANDATORY)
    public void requireActiveParent(UUID categoryId) {
        settings.lock();
        jdbc.sql(
                        """
                        select p.id, p.status from expense_category c
                        join expense_category p
                          on p.village_id = c.village_id and p.id = c.parent_id
                        where c.id = ?
                        """)
                .param(categoryId)
                .query(Node.class)
                .optional()
                .ifPresent(CategoryTree::requireActive);
    }

    private void requireActive(UUID parentId) {
        Optional<Node> parent =
                jdbc.sql("select id, status from expense_category where id = ?")
                        .param(parentId)
                        .query(Node.class)
                        .optional();
        requireActive(
                parent.orElseThrow(
                        () -> new BadParameterException("parentId", "field.unknown-category")));
    }

    private static void requireActive(Node parent) {
        if (!parent.status().equals("active")) {
            throw new RefusedException(Refusal.CATEGORY_PARENT_INACTIVE, parent.id());
        }
    }

    private static void requireDepth(int depth) {
        if (depth > DEEPEST) {
            throw new RefusedException(Refusal.CATEGORY_TOO_DEEP, DEEPEST);
        }
    }

    private boolean isWithin(UUID categoryId, UUID ancestorId) {
        return jdbc.sql(
                        """
                        with recursive above as (
                            select id, parent_id from expense_category where id = :id
                            union
                            select c.id, c.parent_id from expense_category c
                            join above on above.parent_id = c.id)
                        select exists (select from above where id = :ancestor)
                        """)
                .param("id", categoryId)
                .param("ancestor", ancestorId)
                .query(Boolean.class)
                .single();
    }

    /// @return 1 at the top
    private int depth(UUID categoryId) {
        return jdbc.sql(
                        """
                        with recursive above as (
                            select id, parent_id from expense_category where id = ?
                            union
                            select c.id, c.parent_id from expense_category c
                            join above on above.parent_id = c.id)
                        select count(*) from above
                        """)
                .param(categoryId)
                .query(Integer.class)
                .single();
    }

    /// @return 1 for a category with nothing beneath it
    private int height(UUID categoryId) {
        return jdbc.sql(
                        """
                        with recursive beneath as (
                            select id, 1 as level from expense_category where id = ?
                            union all
                            select c.id, beneath.level + 1 from expense_category c
                            join beneath on beneath.id = c.parent_id)
                        select max(level) from beneath
                        """)
                .param(categoryId)
                .query(Integer.class)
                .single();
    }
}
