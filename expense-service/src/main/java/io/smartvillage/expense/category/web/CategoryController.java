package io.smartvillage.expense.category.web;

import io.smartvillage.expense.category.CategoryStatus;
import io.smartvillage.expense.category.ChangeCategory;
import io.smartvillage.expense.category.CreateCategory;
import io.smartvillage.expense.category.ExpenseCategory;
import io.smartvillage.expense.category.FindCategories;
import io.smartvillage.platform.web.idempotency.Idempotent;
import io.smartvillage.platform.web.paging.Cursor;
import io.smartvillage.platform.web.paging.Page;
import io.smartvillage.platform.web.paging.PageRequest;
import io.smartvillage.platform.web.precondition.IfMatch;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/expense-categories")
class CategoryController {

    private final CreateCategory createCategory;
    private final ChangeCategory changeCategory;
    private final FindCategories findCategories;

    CategoryController(
            CreateCategory createCategory,
            ChangeCategory changeCategory,
            FindCategories findCategories) {
        this.createCategory = createCategory;
        this.changeCategory = changeCategory;
        this.findCategories = findCategories;
    }

    @Operation(summary = "Adds a category of expenses")
    @PostMapping
    @PreAuthorize("hasAuthority('expense-category:write')")
    @ResponseStatus(HttpStatus.CREATED)
    @Idempotent
    ResponseEntity<CategoryView> create(@RequestBody @Valid CategoryRequest request) {
        var category = createCategory.create(request.toDetails());
        return ResponseEntity.created(URI.create("/api/v1/expense-categories/" + category.id()))
                .eTag(IfMatch.eTag(category.currentVersion()))
                .body(CategoryView.of(category));
    }

    @Operation(summary = "Categories of the village")
    @GetMapping
    @PreAuthorize("hasAuthority('expense-category:read')")
    Page<CategoryView> list(PageRequest page, @RequestParam Optional<CategoryStatus> status) {
        return Page.of(
                findCategories.page(page, status),
                page,
                category -> Cursor.at(category.id()),
                CategoryView::of);
    }

    @Operation(summary = "One category")
    @GetMapping("/{expenseCategoryId}")
    @PreAuthorize("hasAuthority('expense-category:read')")
    ResponseEntity<CategoryView> get(@PathVariable UUID expenseCategoryId) {
        return answer(findCategories.get(expenseCategoryId));
    }

    @Operation(summary = "Renames or describes a category anew")
    @PatchMapping("/{expenseCategoryId}")
    @PreAuthorize("hasAuthority('expense-category:write')")
    ResponseEntity<CategoryView> change(
            @PathVariable UUID expenseCategoryId,
            IfMatch precondition,
            @RequestBody @Valid CategoryPatch patch) {
        return answer(changeCategory.change(expenseCategoryId, precondition, patch::applyTo));
    }

    @Operation(summary = "Closes a category: nothing more can be booked on it")
    @PostMapping("/{expenseCategoryId}/deactivation")
    @PreAuthorize("hasAuthority('expense-category:write')")
    ResponseEntity<CategoryView> deactivate(@PathVariable UUID expenseCategoryId) {
        return answer(changeCategory.deactivate(expenseCategoryId));
    }

    @Operation(summary = "Opens a category again")
    @PostMapping("/{expenseCategoryId}/activation")
    @PreAuthorize("hasAuthority('expense-category:write')")
    ResponseEntity<CategoryView> activate(@PathVariable UUID expenseCategoryId) {
        return answer(changeCategory.activate(expenseCategoryId));
    }

    private static ResponseEntity<CategoryView> answer(ExpenseCategory category) {
        return IfMatch.answer(CategoryView.of(category), category.currentVersion());
    }
}
