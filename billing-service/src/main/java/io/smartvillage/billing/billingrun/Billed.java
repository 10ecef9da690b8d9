package io.smartvillage.billing.billingrun;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is billed: the cycles of a set of fee schedules that begin in these months.
///
/// @param months 1 for a run; more if a house pays ahead
/// @param shareTotal of all houses together; null if none has a share
record Billed(YearMonth first, int months, String scheduleSet, @Nullable BigDecimal shareTotal) {

    static Billed month(YearMonth period, String scheduleSet, @Nullable BigDecimal shareTotal) {
        return new Billed(period, 1, scheduleSet, shareTotal);
    }

    /// As [ChargeSql] names them.
    Map<String, @Nullable Object> parameters(HouseRange houses) {
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put("after", houses.after());
        parameters.put("upTo", houses.upTo());
        parameters.put("period", first.toString());
        parameters.put("lastPeriod", first.plusMonths(months - 1L).toString());
        parameters.put("firstDay", first.atDay(1));
        parameters.put("nextMonth", first.plusMonths(months).atDay(1));
        parameters.put("months", months);
        parameters.put("set", scheduleSet);
        parameters.put("shareTotal", shareTotal);
        return parameters;
    }
}
