package io.smartvillage.expense.village;

import io.smartvillage.expense.category.CategoryDetails;
import io.smartvillage.expense.category.CreateCategory;
import io.smartvillage.expense.category.FindCategories;
import io.smartvillage.expense.fund.Fund;
import io.smartvillage.expense.fund.Funds;
import io.smartvillage.expense.settings.StartExpenseSettings;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.IdGenerator;

/// Gives a village that this service hears of what it needs from its first day: settings, the
/// common and the sinking fund, and the usual categories.
@Service
class EstablishVillage {

    private final StartExpenseSettings startSettings;
    private final Funds funds;
    private final CreateCategory createCategory;
    private final FindCategories findCategories;
    private final IdGenerator ids;
    private final Clock clock;

    EstablishVillage(
            StartExpenseSettings startSettings,
            Funds funds,
            CreateCategory createCategory,
            FindCategories findCategories,
            IdGenerator ids,
            Clock clock) {
        this.startSettings = startSettings;
        this.funds = funds;
        this.createCategory = createCategory;
        this.findCategories = findCategories;
        this.ids = ids;
        this.clock = clock;
    }

    /// The current village. Repeating it changes nothing, also when two do it at once: whoever
    /// comes second waits for the row of the settings. A category that the village has keeps its
    /// place.
    @Transactional
    public void establish() {
        if (startSettings.start()) {
            add(Fund.Kind.COMMON, "กองทุนส่วนกลาง", "Common fund");
            add(Fund.Kind.SINKING, "กองทุนสำรอง", "Sinking fund");
            addAll(DefaultCategory.ALL, null);
        }
    }

    private void add(Fund.Kind kind, String name, String nameEn) {
        funds.add(
                new Fund(
                        ids.generateId(),
                        kind,
                        name,
                        nameEn,
                        BigDecimal.ZERO.setScale(2),
                        clock.instant()));
    }

    private void addAll(List<DefaultCategory> categories, @Nullable UUID parentId) {
        for (var category : categories) {
            if (!findCategories.hasName(category.name())) {
                var added =
                        createCategory.create(
                                new CategoryDetails(
                                        category.name(), category.nameEn(), "", parentId));
                addAll(category.beneath(), added.id());
            }
        }
    }
}
