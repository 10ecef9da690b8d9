package io.smartvillage.billing.document;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/// Dates as Thai papers write them: the Buddhist Era is the Common Era and 543 years.
final class BuddhistDates {

    private static final int ERA = 543;

    private static final List<String> MONTHS =
            List.of(
                    "มกราคม",
                    "กุมภาพันธ์",
                    "มีนาคม",
                    "เมษายน",
                    "พฤษภาคม",
                    "มิถุนายน",
                    "กรกฎาคม",
                    "สิงหาคม",
                    "กันยายน",
                    "ตุลาคม",
                    "พฤศจิกายน",
                    "ธันวาคม");
    private static final List<String> SHORT =
            List.of(
                    "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.",
                    "ต.ค.", "พ.ย.", "ธ.ค.");

    private BuddhistDates() {}

    /// Such as `1 ธันวาคม 2569`.
    static String full(LocalDate date) {
        return date.getDayOfMonth() + " " + MONTHS.get(date.getMonthValue() - 1) + " " + year(date);
    }

    /// Such as `1 ธ.ค. 2569`.
    static String brief(LocalDate date) {
        return date.getDayOfMonth() + " " + month(date) + " " + year(date);
    }

    /// Such as `ธ.ค. 2569`, `ต.ค. – ธ.ค. 2569` or, for parts of months, `15 – 31 ธ.ค. 2569`.
    static String period(Period period) {
        var from = period.from();
        var to = period.to();
        var sameMonth = YearMonth.from(from).equals(YearMonth.from(to));
        var sameYear = from.getYear() == to.getYear();
        if (from.getDayOfMonth() == 1 && to.equals(YearMonth.from(to).atEndOfMonth())) {
            var end = month(to) + " " + year(to);
            if (sameMonth) {
                return end;
            }
            return month(from) + (sameYear ? "" : " " + year(from)) + " – " + end;
        }
        if (from.equals(to)) {
            return brief(to);
        }
        var start = Integer.toString(from.getDayOfMonth());
        if (!sameMonth) {
            start += " " + month(from) + (sameYear ? "" : " " + year(from));
        }
        return start + " – " + brief(to);
    }

    private static String month(LocalDate date) {
        return SHORT.get(date.getMonthValue() - 1);
    }

    private static int year(LocalDate date) {
        return date.getYear() + ERA;
    }
}
