package io.smartvillage.expense.expense;

import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.domain.Specification;

/// Which expenses to list; what is absent does not matter. Both ends are included.
public record ExpenseFilter(
        @Nullable UUID categoryId,
        @Nullable UUID vendorId,
        @Nullable ExpenseStatus status,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable BigDecimal minAmount,
        @Nullable BigDecimal maxAmount) {

    Specification<Expense> wanted() {
        return (expense, _, build) -> build.and(predicates(expense, build));
    }

    private Predicate[] predicates(Root<Expense> expense, CriteriaBuilder build) {
        var all = new ArrayList<Predicate>();
        if (categoryId != null) {
            all.add(build.equal(expense.get("categoryId"), categoryId));
        }
        if (vendorId != null) {
            all.add(build.equal(expense.get("vendorId"), vendorId));
        }
        if (status != null) {
            all.add(build.equal(expense.get("status"), status));
        }
        if (from != null) {
            all.add(build.greaterThanOrEqualTo(expense.get("paymentDate"), from));
        }
        if (to != null) {
            all.add(build.lessThanOrEqualTo(expense.get("paymentDate"), to));
        }
        if (minAmount != null) {
            all.add(build.greaterThanOrEqualTo(expense.get("amount"), minAmount));
        }
        if (maxAmount != null) {
            all.add(build.lessThanOrEqualTo(expense.get("amount"), maxAmount));
        }
        return all.toArray(Predicate[]::new);
    }
}
