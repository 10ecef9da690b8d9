package io.smartvillage.visitor.recurring;

import io.smartvillage.platform.tenancy.CurrentVillage;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Takes over what a gate did with recurring passes. The same passage twice changes nothing, and in
/// which order passages are told does not matter.
@Service
public class RecordRecurringVisit {

    /// `access.AccessGranted`, the fields that are read.
    ///
    /// @param passId a visitor's or a recurring pass's id; null for anybody else
    /// @param at when the gate decided
    public record AccessGranted(
            UUID logId, @Nullable UUID passId, Direction direction, Instant at) {}

    public enum Direction {
        ENTRY,
        EXIT
    }

    private final RecurringPasses passes;
    private final JdbcClient jdbc;

    RecordRecurringVisit(RecurringPasses passes, JdbcClient jdbc) {
        this.passes = passes;
        this.jdbc = jdbc;
    }

    @Transactional
    public void record(AccessGranted granted) {
        if (granted.passId() == null || !passes.existsById(granted.passId())) {
            return;
        }
        jdbc.sql(
                        """
                        insert into recurring_passage
                            (village_id, id, recurring_pass_id, direction, passed_at)
                        values (?, ?, ?, ?, ?) on conflict (village_id, id) do nothing
                        """)
                .params(
                        CurrentVillage.id(),
                        granted.logId(),
                        granted.passId(),
                        granted.direction().name().toLowerCase(Locale.ROOT),
                        granted.at().atOffset(ZoneOffset.UTC))
                .update();
    }
}
