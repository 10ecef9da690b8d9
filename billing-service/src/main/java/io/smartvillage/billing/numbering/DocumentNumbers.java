package io.smartvillage.billing.numbering;

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
/// `INV-2569-000123`.
///
/// A number is given in the transaction of its paper: if that is rolled back, the next paper gets
/// the number. The counter's row stays locked until the transaction ends, so take numbers last,
/// after the house and what belongs to it are locked.
@Component
public class DocumentNumbers {

    private final JdbcClient jdbc;

    DocumentNumbers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param issuedOn in the village's time zone
    @Transactional(propagation = Propagation.MANDATORY)
    public String next(DocumentKind kind, LocalDate issuedOn) {
        int year = yearOf(issuedOn);
        return text(kind, year, take(kind, year, 1));
    }

    /// For set-based SQL that writes many papers at once.
    ///
    /// @return the first of `count` numbers in a row
    @Transactional(propagation = Propagation.MANDATORY)
    public long take(DocumentKind kind, int year, long count) {
        return jdbc.sql(
                        """
                        insert into document_number as n (village_id, kind, year, last)
                        values (:village, :kind, :year, :count)
                        on conflict (village_id, kind, year) do update set last = n.last + :count
                        returning last - :count + 1
                        """)
                .param("village", CurrentVillage.id())
                .param("kind", kind.column())
                .param("year", year)
                .param("count", count)
                .query(Long.class)
                .single();
    }

    /// The year of the Buddhist era.
    public static int yearOf(LocalDate issuedOn) {
        return ThaiBuddhistDate.from(issuedOn).get(ChronoField.YEAR);
    }

    static String text(DocumentKind kind, int year, long number) {
        return String.format(Locale.ROOT, "%s-%d-%06d", kind.prefix, year, number);
    }
}
