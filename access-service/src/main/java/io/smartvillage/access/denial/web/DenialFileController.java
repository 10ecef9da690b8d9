package io.smartvillage.access.denial.web;

import io.smartvillage.access.csv.web.ImportView;
import io.smartvillage.access.denial.ImportDenials;
import io.smartvillage.platform.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@RequestMapping("/api/v1/denials")
class DenialFileController {

    private static final String CSV = "text/csv";

    private static final String EXAMPLE =
            """
            kind,value,user_id,reason,valid_until
            plate,1กก 1234,,ขับรถชนไม้กั้น,
            card,0008106606,,stolen,2036-01-01T00:00:00+07:00
            """;

    private final ImportDenials importDenials;
    private final Problems problems;

    DenialFileController(ImportDenials importDenials, Problems problems) {
        this.importDenials = importDenials;
        this.problems = problems;
    }

    @Operation(
            summary = "Denies what a CSV file lists",
            description =
                    "UTF-8 or TIS-620, comma-separated, with a header, up to 10,000 rows. Columns"
                            + " kind, value (or user_id, of a person), reason, and optionally"
                            + " valid_from, valid_until. What is denied already stays as it is."
                            + " Bad rows are reported by line and column; the good ones are"
                            + " stored.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = CSV,
                                            schema = @Schema(type = "string"),
                                            examples = @ExampleObject(EXAMPLE))))
    @PostMapping(path = "/import", consumes = CSV)
    @PreAuthorize("hasAuthority('denial:write')")
    ImportView importCsv(@RequestParam(defaultValue = "false") boolean dryRun, InputStream body)
            throws IOException {
        return ImportView.of(importDenials.importFrom(body, dryRun), problems);
    }

    @Operation(summary = "Denies what a CSV file lists")
    @PostMapping(path = "/import", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @PreAuthorize("hasAuthority('denial:write')")
    ImportView importUpload(
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestPart("file") MultipartFile file)
            throws IOException {
        try (var body = file.getInputStream()) {
            return ImportView.of(importDenials.importFrom(body, dryRun), problems);
        }
    }
}
