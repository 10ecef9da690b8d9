package io.smartvillage.identity.usage.web;

import io.smartvillage.identity.usage.DayUsage;
import io.smartvillage.identity.usage.FindUsage;
import io.smartvillage.identity.usage.MonthUsage;
import io.smartvillage.platform.web.csv.CsvWriter;
import io.swagger.v3.oas.annotations.Operation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
class VillageUsageController {

    private static final String CSV = "text/csv";

    private static final List<String> HEADER =
            List.of(
                    "village",
                    "alias",
                    "name",
                    "status",
                    "month",
                    "service",
                    "figure",
                    "sum",
                    "latest",
                    "latestDay",
                    "days");

    /// @param figures by service and name, such as `access.gateDecisions`
    record DayView(LocalDate day, SortedMap<String, Long> figures) {}

    record UsageView(UUID villageId, YearMonth month, List<DayView> days) {}

    private final FindUsage findUsage;

    VillageUsageController(FindUsage findUsage) {
        this.findUsage = findUsage;
    }

    @Operation(
            summary = "What the services counted of a village, day by day of a month",
            description =
                    "Houses, people by role and bytes are as they were when the day was over;"
                            + " decisions, invoices, visitors and expenses are of the day.")
    @GetMapping("/villages/{villageId}/usage")
    @PreAuthorize("hasAuthority('village-usage:read')")
    UsageView ofVillage(@PathVariable UUID villageId, @RequestParam Optional<YearMonth> month) {
        var wanted = findUsage.orCurrent(month);
        return new UsageView(villageId, wanted, days(findUsage.of(villageId, wanted)));
    }

    @Operation(
            summary = "The month of all villages, a row per village and figure",
            description =
                    "`sum` is what a figure of a day amounts to, `latest` what a figure of a stock"
                            + " is.")
    @GetMapping(path = "/village-usage", produces = CSV)
    @PreAuthorize("hasAuthority('village-usage:read')")
    ResponseEntity<byte[]> ofAll(@RequestParam Optional<YearMonth> month) {
        var wanted = findUsage.orCurrent(month);
        var file = new ByteArrayOutputStream();
        try {
            var csv = new CsvWriter(file);
            csv.row(HEADER);
            for (var usage : findUsage.ofAll(wanted)) {
                csv.row(cells(usage, wanted));
            }
            csv.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, CSV + ";charset=UTF-8")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("usage-%s.csv".formatted(wanted))
                                .build()
                                .toString())
                .body(file.toByteArray());
    }

    private static List<@Nullable String> cells(MonthUsage usage, YearMonth month) {
        var cells = new ArrayList<@Nullable String>();
        cells.add(usage.villageId().toString());
        cells.add(usage.alias());
        cells.add(CsvWriter.text(usage.name()));
        cells.add(usage.status());
        cells.add(month.toString());
        cells.add(usage.service());
        cells.add(usage.figure());
        cells.add(String.valueOf(usage.sum()));
        cells.add(String.valueOf(usage.latest()));
        cells.add(usage.latestDay().toString());
        cells.add(String.valueOf(usage.days()));
        return cells;
    }

    private static List<DayView> days(List<DayUsage> figures) {
        var days = new TreeMap<LocalDate, SortedMap<String, Long>>();
        for (var figure : figures) {
            days.computeIfAbsent(figure.day(), _ -> new TreeMap<>())
                    .put(figure.service() + "." + figure.figure(), figure.value());
        }
        return days.entrySet().stream()
                .map(day -> new DayView(day.getKey(), day.getValue()))
                .toList();
    }
}
