package io.smartvillage.billing.account.web;

import io.smartvillage.billing.account.AgeingBuckets;
import io.smartvillage.billing.account.HouseAgeing;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// @param totals of all houses, whatever the page
record AgeingView(
        LocalDate asOf,
        AgeingBuckets totals,
        List<HouseAgeing> items,
        @Nullable String nextCursor) {}
