package io.smartvillage.expense.category;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.smartvillage.expense.category.CategoryEvent.ExpenseCategoryActivated;
import io.smartvillage.expense.category.CategoryEvent.ExpenseCategoryChanged;
import io.smartvillage.expense.category.CategoryEvent.ExpenseCategoryCreated;
import io.smartvillage.expense.category.CategoryEvent.ExpenseCategoryDeactivated;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ExpenseCategoryTests {

    private static final UUID ID = new UUID(1, 2);
    private static final UUID PARENT = new UUID(1, 3);
    private static final Instant NOW = Instant.parse("2026-11-23T03:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(60);

    private final ExpenseCategory category =
            new ExpenseCategory(
                    new UUID(1, 1), ID, new CategoryDetails("ค่าไฟ", "Power", "", PARENT), NOW);

    @Test
    void isActiveFromTheBeginning() {
        assertThat(category.created())
                .isEqualTo(new ExpenseCategoryCreated(ID, "ค่าไฟ", "Power", PARENT, NOW));
        assertThatCode(category::requireActive).doesNotThrowAnyException();
    }

    @Test
    void statesItsNewName() {
        assertThat(category.change(new CategoryDetails("ค่าไฟฟ้า", "", "ถนน", null), LATER))
                .isEqualTo(new ExpenseCategoryChanged(ID, "ค่าไฟฟ้า", "", null, LATER));
    }

    @Test
    void takesNothingWhileItIsInactive() {
        assertThat(category.deactivate(LATER)).contains(new ExpenseCategoryDeactivated(ID, LATER));
        assertThatExceptionOfType(CategoryInactiveException.class)
                .isThrownBy(category::requireActive);

        assertThat(category.activate(LATER)).contains(new ExpenseCategoryActivated(ID, LATER));
        assertThatCode(category::requireActive).doesNotThrowAnyException();
    }

    @Test
    void statesNothingWhenNothingChanges() {
        assertThat(category.activate(LATER)).isEmpty();
        category.deactivate(LATER);
        assertThat(category.deactivate(LATER.plusSeconds(1))).isEmpty();
        assertThat(category.updatedAt()).isEqualTo(LATER);
    }
}
