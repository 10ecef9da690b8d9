package io.smartvillage.expense.expense.web;

import io.smartvillage.expense.category.CategoryInactiveException;
import io.smartvillage.expense.category.CategoryNameTakenException;
import io.smartvillage.expense.category.CategoryNotFoundException;
import io.smartvillage.expense.category.UnknownCategoryException;
import io.smartvillage.expense.expense.ExpenseNotFoundException;
import io.smartvillage.expense.expense.ReceiptNotFoundException;
import io.smartvillage.expense.refusal.RefusedException;
import io.smartvillage.platform.web.problem.FieldProblem;
import io.smartvillage.platform.web.problem.Problems;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// The problems of the whole service.
@RestControllerAdvice
@Order(0)
class ExpenseProblems {

    private final Problems problems;

    ExpenseProblems(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    ProblemDetail on(CategoryNotFoundException e) {
        return problems.of(HttpStatus.NOT_FOUND, "expense-category-not-found", e.categoryId());
    }

    @ExceptionHandler
    ProblemDetail on(CategoryNameTakenException e) {
        return problems.of(HttpStatus.CONFLICT, "category-name-taken", e.name());
    }

    @ExceptionHandler
    ProblemDetail on(CategoryInactiveException e) {
        return problems.of(HttpStatus.CONFLICT, "category-inactive", e.name());
    }

    @ExceptionHandler
    ProblemDetail on(UnknownCategoryException e) {
        return problems.ofFields(
                HttpStatus.BAD_REQUEST,
                "unknown-category",
                List.of(new FieldProblem("categoryId", problems.text("field.unknown-category"))));
    }

    @ExceptionHandler
    ProblemDetail on(ExpenseNotFoundException e) {
        return problems.of(HttpStatus.NOT_FOUND, "expense-not-found", e.expenseId());
    }

    @ExceptionHandler
    ProblemDetail on(RefusedException e) {
        var refusal = e.refusal();
        return problems.of(
                refusal.isMissing() ? HttpStatus.NOT_FOUND : HttpStatus.CONFLICT,
                refusal.code(),
                e.arguments().toArray());
    }

    @ExceptionHandler
    ProblemDetail on(ReceiptNotFoundException e) {
        return problems.of(HttpStatus.NOT_FOUND, "receipt-not-found", e.expenseId());
    }
}
