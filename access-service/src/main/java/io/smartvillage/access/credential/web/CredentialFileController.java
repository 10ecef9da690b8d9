package io.smartvillage.access.credential.web;

import io.smartvillage.access.credential.ImportCredentials;
import io.smartvillage.access.csv.web.ImportView;
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
@RequestMapping("/api/v1/credentials")
class CredentialFileController {

    private static final String CSV = "text/csv";

    private static final String EXAMPLE =
            """
            kind,value,house_number,user_id,label,valid_until
            plate,1กก 1234 กรุงเทพมหานคร,99/12-1,,คุณสมชาย,
            card,0008106606,99/12-1,,,2036-01-01T00:00:00+07:00
            """;

    private final ImportCredentials importCredentials;
    private final Problems problems;

    CredentialFileController(ImportCredentials importCredentials, Problems problems) {
        this.importCredentials = importCredentials;
        this.problems = problems;
    }

    @Operation(
            summary = "Issues the cards, plates and apps of a CSV file",
            description =
                    "UTF-8 or TIS-620, comma-separated, with a header, up to 10,000 rows. Columns"
                            + " kind, value, house_number or property_id, and optionally user_id"
                            + " (empty: the house's owner), label, valid_from, valid_until. A row"
                            + " that the person holds at the house already changes nothing. Bad"
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
    @PreAuthorize("hasAuthority('credential:write')")
    ImportView importCsv(@RequestParam(defaultValue = "false") boolean dryRun, InputStream body)
            throws IOException {
        return ImportView.of(importCredentials.importFrom(body, dryRun), problems);
    }

    @Operation(summary = "Issues the cards, plates and apps of a CSV file")
    @PostMapping(path = "/import", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @PreAuthorize("hasAuthority('credential:write')")
    ImportView importUpload(
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestPart("file") MultipartFile file)
            throws IOException {
        try (var body = file.getInputStream()) {
            return ImportView.of(importCredentials.importFrom(body, dryRun), problems);
        }
    }
}
