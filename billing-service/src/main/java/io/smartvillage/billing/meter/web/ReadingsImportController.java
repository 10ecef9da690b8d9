package io.smartvillage.billing.meter.web;

import io.smartvillage.billing.calendar.BillingCalendar;
import io.smartvillage.billing.meter.ReadingsFile;
import io.smartvillage.billing.meter.ReadingsReport;
import io.smartvillage.billing.meter.RecordMeterReadings;
import io.smartvillage.platform.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/meter-readings")
class ReadingsImportController {

    private static final int LONGEST = 1_000_000;

    /// @param rows how many lines there were; each was stored, unchanged or rejected
    record ReadingsImportView(
            long rows, long stored, long unchanged, long rejected, List<LineError> errors) {}

    /// @param line of the file; the header is line 1
    record LineError(long line, String column, String code, String message) {}

    private final RecordMeterReadings recordMeterReadings;
    private final BillingCalendar calendar;
    private final Problems problems;

    ReadingsImportController(
            RecordMeterReadings recordMeterReadings, BillingCalendar calendar, Problems problems) {
        this.recordMeterReadings = recordMeterReadings;
        this.calendar = calendar;
        this.problems = problems;
    }

    @Operation(
            summary = "Records a month's readings from a CSV file",
            description =
                    "Columns: kind, serial, readOn, value and, where a meter began again at 0,"
                            + " rolledOverAt. Good lines are kept, bad ones are named; sending the"
                            + " file again changes nothing. Without a period, of this month.")
    @PostMapping(value = "/import", consumes = "text/csv")
    @PreAuthorize("hasAuthority('meter:write')")
    ReadingsImportView importReadings(
            @RequestParam Optional<@Pattern(regexp = BillingCalendar.PERIOD) String> period,
            @RequestBody @Size(max = LONGEST) String file) {
        return view(
                recordMeterReadings.record(
                        ReadingsFile.read(file),
                        period.map(YearMonth::parse).orElseGet(calendar::thisMonth)));
    }

    private ReadingsImportView view(ReadingsReport report) {
        return new ReadingsImportView(
                report.rows(),
                report.stored(),
                report.unchanged(),
                report.rejected(),
                report.problems().stream()
                        .map(problem ->
                                new LineError(
                                        problem.line(),
                                        problem.column(),
                                        problem.code(),
                                        problems.text(
                                                "problem." + problem.code() + ".detail",
                                                problem.arguments().toArray())))
                        .toList());
    }
}
