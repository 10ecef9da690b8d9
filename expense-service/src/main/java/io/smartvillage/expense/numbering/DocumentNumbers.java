package io.smartvillage.expense.numbering;

import io.smartvillage.platform.tenancy.CurrentVillage;
import java.time.LocalDate;
import java.time.chrono.ThaiBuddhistDate;
import java.time.temporal.ChronoField;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Numbers without gaps per village, kind and Buddhist-era year (rule 16), such as
/// `PV-2569-000123`.
///
/// A number is given in the transaction of its paper: if that is rolled back, the next paper gets
/// the number. The counter's row stays locked until the transaction ends, so take numbers last.
@Component
public class DocumentNumbers {

    private final JdbcClient jdbc;

    DocumentNumbers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param day of the paper, in the village's time zone
    @Transactional(propagation = Propagation.MANDATORY)
    public String next(DocumentKind kind, LocalDate day) {
        int year = ThaiBuddhistDate.from(day).get(ChronoField.YEAR);
        var number =
                jdbc.sql(
                                """
                                insert into document_number as n (village_id, kind, year, last)
                                values (?, ?, ?, 1)
                                on conflict (village_id, kind, year) do update set last = n.last + 1
                                returning last
                                """)
                        .params(CurrentVillage.id(), kind.column(), year)
                        .query(Long.class)
                        .single();
        return String.format(Locale.ROOT, "%s-%d-%06d", kind.prefix, year, number);
    }
}
