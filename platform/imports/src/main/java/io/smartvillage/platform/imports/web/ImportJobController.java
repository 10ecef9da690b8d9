package io.smartvillage.platform.imports.web;

import io.smartvillage.platform.imports.CancelImport;
import io.smartvillage.platform.imports.FindImports;
import io.smartvillage.platform.imports.FindImports.NumberedProblem;
import io.smartvillage.platform.imports.ImportJob;
import io.smartvillage.platform.imports.RowProblem;
import io.smartvillage.platform.spreadsheet.Column;
import io.smartvillage.platform.spreadsheet.ExportFormat;
import io.smartvillage.platform.spreadsheet.ExportTable;
import io.smartvillage.platform.spreadsheet.TableDownload;
import io.smartvillage.platform.web.paging.Cursor;
import io.smartvillage.platform.web.paging.Page;
import io.smartvillage.platform.web.paging.PageRequest;
import io.smartvillage.platform.web.problem.BadParameterException;
import io.smartvillage.platform.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("${smartvillage.imports.path}")
class ImportJobController {

    /// @param line of the file; the heading is line 1
    /// @param column absent if it is the row as a whole
    record ImportErrorView(long line, String column, String message) {}

    private static final ExportTable<ImportErrorView> ERRORS =
            new ExportTable<>(
                    "errors",
                    List.of(
                            Column.quantity(
                                    "บรรทัด", "Line", error -> BigDecimal.valueOf(error.line())),
                            Column.text("คอลัมน์", "Column", ImportErrorView::column),
                            Column.text("ข้อผิดพลาด", "Error", ImportErrorView::message)));

    private final FindImports findImports;
    private final CancelImport cancelImport;
    private final Problems problems;

    ImportJobController(FindImports findImports, CancelImport cancelImport, Problems problems) {
        this.findImports = findImports;
        this.cancelImport = cancelImport;
        this.problems = problems;
    }

    @Operation(
            summary = "Imports, the newest first",
            description = "Of the kinds of tables that the caller may import.")
    @GetMapping
    @PreAuthorize("hasAuthority('import:read')")
    Page<ImportJob> list(PageRequest page) {
        return Page.of(findImports.page(page), page, job -> Cursor.at(job.id()), job -> job);
    }

    @Operation(summary = "How far an import has come")
    @GetMapping("/{importJobId}")
    @PreAuthorize("hasAuthority('import:read')")
    ImportJob get(@PathVariable UUID importJobId) {
        return findImports.get(importJobId);
    }

    @Operation(
            summary = "Rows that were not stored, and why, by line",
            description = "After a dry run: that would not be.")
    @GetMapping("/{importJobId}/errors")
    @PreAuthorize("hasAuthority('import:read')")
    Page<ImportErrorView> errors(@PathVariable UUID importJobId, PageRequest page) {
        return Page.of(
                findImports.problems(
                        importJobId,
                        page.after().map(cursor -> number(cursor, 0)).orElse(0L),
                        page.after().map(cursor -> (int) number(cursor, 1)).orElse(0),
                        page.fetchSize()),
                page,
                error -> Cursor.at(error.problem().line(), error.number()),
                (NumberedProblem error) -> view(error.problem()));
    }

    @Operation(
            summary = "The same as a file",
            description = "CSV in UTF-8, or XLSX.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            content =
                                    @Content(
                                            mediaType = "text/csv",
                                            schema = @Schema(type = "string"))))
    @GetMapping("/{importJobId}/errors/export")
    @PreAuthorize("hasAuthority('import:read')")
    void export(
            @PathVariable UUID importJobId,
            @RequestParam Optional<ExportFormat> format,
            HttpServletResponse response) {
        TableDownload.send(
                response,
                format.orElse(ExportFormat.CSV),
                "import-errors",
                ERRORS,
                findImports.allProblems(importJobId).map(this::view));
    }

    @Operation(
            summary = "Stops an import after the chunk at hand",
            description = "What was stored stays: sending the file again does the rest.")
    @PostMapping("/{importJobId}/cancellation")
    @PreAuthorize("hasAuthority('import:cancel')")
    ImportJob cancel(@PathVariable UUID importJobId) {
        return cancelImport.cancel(importJobId);
    }

    private ImportErrorView view(RowProblem problem) {
        return new ImportErrorView(
                problem.line(),
                problem.column(),
                problems.text(problem.messageKey(), problem.arguments().toArray()));
    }

    private static long number(Cursor cursor, int index) {
        try {
            return Long.parseLong(cursor.text(index));
        } catch (NumberFormatException _) {
            throw new BadParameterException("cursor", "field.cursor");
        }
    }
}
