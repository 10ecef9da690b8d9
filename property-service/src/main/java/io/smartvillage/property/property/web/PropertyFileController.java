package io.smartvillage.property.property.web;

import io.smartvillage.platform.audit.ShowsPeople;
import io.smartvillage.platform.web.problem.Problems;
import io.smartvillage.property.property.ExportProperties;
import io.smartvillage.property.property.ImportProperties;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@RequestMapping("/api/v1/properties")
class PropertyFileController {

    private static final String CSV = "text/csv";

    private static final String EXAMPLE =
            """
            house_number,address,status,land_use,area_sq_wah,owner_id
            99/12-1,99/12-1 ซอย 4 หมู่บ้านกรีนพาร์ค,occupied,residential,52.5,
            """;

    private final ImportProperties importProperties;
    private final ExportProperties exportProperties;
    private final Problems problems;

    PropertyFileController(
            ImportProperties importProperties,
            ExportProperties exportProperties,
            Problems problems) {
        this.importProperties = importProperties;
        this.exportProperties = exportProperties;
        this.problems = problems;
    }

    @Operation(
            summary = "Registers the houses of a CSV file",
            description =
                    "UTF-8, comma-separated, with a header. Columns house_number, address, status,"
                            + " land_use, area_sq_wah, and optionally owner_id (empty leaves the"
                            + " owner as it is). A house is known by its number: the same file"
                            + " again changes nothing, a row that differs updates its house. Bad"
                            + " rows are reported by line and column; the good ones are stored.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = CSV,
                                            schema = @Schema(type = "string"),
                                            examples = @ExampleObject(EXAMPLE))))
    @PostMapping(path = "/import", consumes = CSV)
    @PreAuthorize("hasAuthority('property:write')")
    ImportView importCsv(@RequestParam(defaultValue = "false") boolean dryRun, InputStream body)
            throws IOException {
        return ImportView.of(importProperties.importFrom(body, dryRun), problems);
    }

    @Operation(summary = "Registers the houses of a CSV file")
    @PostMapping(path = "/import", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @PreAuthorize("hasAuthority('property:write')")
    ImportView importUpload(
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestPart("file") MultipartFile file)
            throws IOException {
        try (var body = file.getInputStream()) {
            return ImportView.of(importProperties.importFrom(body, dryRun), problems);
        }
    }

    @Operation(
            summary = "All houses as a CSV file that can be imported again",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            content = @Content(mediaType = CSV, schema = @Schema(type = "string"))))
    @GetMapping(path = "/export")
    @PreAuthorize("hasAuthority('property:read')")
    @ShowsPeople
    void export(HttpServletResponse response) throws IOException {
        response.setContentType(CSV + ";charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename("properties.csv").build().toString());
        exportProperties.exportTo(response.getOutputStream());
    }
}
