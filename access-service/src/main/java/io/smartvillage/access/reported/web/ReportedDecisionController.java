package io.smartvillage.access.reported.web;

import io.smartvillage.access.reported.Report;
import io.smartvillage.access.reported.ReportOfGate;
import io.smartvillage.access.reported.web.ReportView.BrokenView;
import io.smartvillage.access.reported.web.ReportView.OverUseView;
import io.smartvillage.platform.villagedirectory.AllowedWhileSuspended;
import io.smartvillage.platform.web.idempotency.Idempotent;
import io.smartvillage.platform.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/access/reported-decisions")
class ReportedDecisionController {

    private final ReportOfGate reportOfGate;
    private final Problems problems;

    ReportedDecisionController(ReportOfGate reportOfGate, Problems problems) {
        this.reportOfGate = reportOfGate;
        this.problems = problems;
    }

    @Operation(
            summary = "Takes what a gate decided while it was cut off",
            description =
                    "Up to 10,000 decisions, in any order. A row that is broken is named and costs"
                            + " no other. A nonce that was used at the gate before is passed over, so"
                            + " a report can be repeated; only who was let in although this service"
                            + " had refused is kept beside the refusal. Unknown codes count as wrong"
                            + " ones; once the village has seen all that it may see in a day, codes"
                            + " are kept without being looked up. Entries beyond a pass's one use are"
                            + " kept and named.")
    @PostMapping
    @PreAuthorize("hasAuthority('access:decide')")
    @AllowedWhileSuspended
    @Idempotent
    ReportView report(@RequestBody @Valid ReportRequest request) {
        var unreadable = new ArrayList<BrokenView>();
        var report =
                reportOfGate.report(
                        Optional.ofNullable(request.gateId()),
                        reporter -> {
                            var rows = new ReadRows(problems, reporter);
                            var read = rows.read(request.decisions());
                            unreadable.addAll(rows.broken());
                            return read;
                        });
        return view(report, unreadable);
    }

    private ReportView view(Report report, List<BrokenView> unreadable) {
        var broken = new ArrayList<>(unreadable);
        for (var one : report.broken()) {
            broken.add(
                    new BrokenView(
                            one.index(),
                            one.field(),
                            problems.text(one.messageKey(), one.arguments().toArray())));
        }
        broken.sort(Comparator.comparingInt(BrokenView::index).thenComparing(BrokenView::field));
        return new ReportView(
                report.stored(),
                report.unresolved(),
                report.duplicates(),
                broken,
                report.overUses().stream()
                        .map(use ->
                                new OverUseView(
                                        use.index(),
                                        use.passId(),
                                        use.firstUsedAt(),
                                        use.firstGateId()))
                        .toList());
    }
}
