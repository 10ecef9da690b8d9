package io.smartvillage.expense.category;

import io.smartvillage.expense.category.CategoryEvent.ExpenseCategoryActivated;
import io.smartvillage.expense.category.CategoryEvent.ExpenseCategoryChanged;
import io.smartvillage.expense.category.CategoryEvent.ExpenseCategoryCreated;
import io.smartvillage.expense.category.CategoryEvent.ExpenseCategoryDeactivated;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/// What an expense is for.
@Entity
public class ExpenseCategory {

    @Id private UUID id;
    @TenantId private UUID villageId;

    private String name;
    private String nameEn;
    private String description;
    private @Nullable UUID parentId;

    @Enumerated(EnumType.STRING)
    private CategoryStatus status;

    @Version private @Nullable Long version;
    private Instant createdAt;
    private Instant updatedAt;

    protected ExpenseCategory() {}

    ExpenseCategory(UUID villageId, UUID id, CategoryDetails details, Instant now) {
        this.villageId = villageId;
        this.id = id;
        this.status = CategoryStatus.ACTIVE;
        this.createdAt = now;
        write(details, now);
    }

    ExpenseCategoryCreated created() {
        return new ExpenseCategoryCreated(id, name, nameEn, parentId, createdAt);
    }

    ExpenseCategoryChanged change(CategoryDetails details, Instant now) {
        write(details, now);
        return new ExpenseCategoryChanged(id, name, nameEn, parentId, now);
    }

    /// @return empty if it was inactive before
    Optional<ExpenseCategoryDeactivated> deactivate(Instant now) {
        return become(CategoryStatus.INACTIVE, now)
                ? Optional.of(new ExpenseCategoryDeactivated(id, now))
                : Optional.empty();
    }

    /// @return empty if it was active before
    Optional<ExpenseCategoryActivated> activate(Instant now) {
        return become(CategoryStatus.ACTIVE, now)
                ? Optional.of(new ExpenseCategoryActivated(id, now))
                : Optional.empty();
    }

    /// @throws CategoryInactiveException if nothing can be booked on it
    void requireActive() {
        if (status != CategoryStatus.ACTIVE) {
            throw new CategoryInactiveException(id, name);
        }
    }

    private boolean become(CategoryStatus wanted, Instant now) {
        if (status == wanted) {
            return false;
        }
        status = wanted;
        updatedAt = now;
        return true;
    }

    private void write(CategoryDetails details, Instant now) {
        this.name = details.name();
        this.nameEn = details.nameEn();
        this.description = details.description();
        this.parentId = details.parentId();
        this.updatedAt = now;
    }

    public UUID villageId() {
        return villageId;
    }

    public UUID id() {
        return id;
    }

    public CategoryDetails details() {
        return new CategoryDetails(name, nameEn, description, parentId);
    }

    public CategoryStatus status() {
        return status;
    }

    /// @throws IllegalStateException before it was stored
    public long currentVersion() {
        if (version == null) {
            throw new IllegalStateException("category " + id + " is not stored yet");
        }
        return version;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }
}
