package io.smartvillage.expense.category;

import io.smartvillage.platform.web.paging.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
public class FindCategories {

    private final ExpenseCategories categories;

    FindCategories(ExpenseCategories categories) {
        this.categories = categories;
    }

    /// @throws CategoryNotFoundException if the caller's village has no such category
    @Transactional(readOnly = true)
    public ExpenseCategory get(UUID categoryId) {
        return categories
                .findById(categoryId)
                .orElseThrow(() -> new CategoryNotFoundException(categoryId));
    }

    @Transactional(readOnly = true)
    public boolean hasName(String name) {
        return categories.existsByNameInAnyCase(name);
    }

    /// In the order in which they were created.
    @Transactional(readOnly = true)
    public List<ExpenseCategory> page(PageRequest page, Optional<CategoryStatus> status) {
        Specification<ExpenseCategory> wanted = Specification.unrestricted();
        if (status.isPresent()) {
            var one = status.get();
            wanted = wanted.and((row, _, build) -> build.equal(row.get("status"), one));
        }
        if (page.after().isPresent()) {
            var after = page.after().get().id(0);
            wanted = wanted.and((row, _, build) -> build.greaterThan(row.get("id"), after));
        }
        return categories.findBy(
                wanted, query -> query.sortBy(Sort.by("id")).limit(page.fetchSize()).all());
    }
}
