package io.smartvillage.identity.personaldata;

import io.smartvillage.platform.security.Caller;
import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.platform.web.precondition.IfMatch;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// How long the village keeps who left it: the table `personal_data_settings`, with at most one row
/// per village.
@Service
public class KeepSettings {

    private final JdbcClient jdbc;
    private final Clock clock;

    KeepSettings(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// The default, if the village has decided nothing yet.
    @Transactional(readOnly = true)
    public PersonalDataSettings current() {
        return jdbc.sql(
                        "select erased_after_years, version, updated_at from personal_data_settings")
                .query((row, _) ->
                        new PersonalDataSettings(
                                row.getInt("erased_after_years"),
                                row.getLong("version"),
                                row.getObject("updated_at", OffsetDateTime.class).toInstant()))
                .optional()
                .orElse(PersonalDataSettings.DEFAULT);
    }

    @Transactional
    public PersonalDataSettings change(IfMatch precondition, int erasedAfterYears) {
        precondition.require(current().version());
        var changed =
                jdbc.sql(
                                """
                                insert into personal_data_settings as s
                                    (village_id, erased_after_years, version, updated_by, updated_at)
                                values (:village, :years, 1, :by, :now)
                                on conflict (village_id) do update
                                set erased_after_years = :years, version = s.version + 1,
                                    updated_by = :by, updated_at = :now
                                where s.version = :seen
                                """)
                        .param("village", CurrentVillage.id())
                        .param("years", erasedAfterYears)
                        .param("by", Caller.current().userId())
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .param("seen", precondition.version())
                        .update();
        if (changed == 0) {
            precondition.require(current().version());
        }
        return current();
    }
}
