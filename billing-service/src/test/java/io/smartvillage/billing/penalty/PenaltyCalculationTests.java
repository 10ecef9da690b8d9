package io.smartvillage.billing.penalty;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.billing.feeschedule.LandUse;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PenaltyCalculationTests {

    private static final LocalDate DUE = LocalDate.of(2026, 1, 31);
    private static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 1);
    private static final UUID A = new UUID(1, 1);
    private static final UUID B = new UUID(1, 2);
    private static final UUID C = new UUID(1, 3);

    @ParameterizedTest(name = "{0} at {1} % for {2} days is {3}")
    @CsvSource(
            textBlock =
                    """
                    1500.00, 10,    1,   0.41
                    1500.00, 10,    365, 150.00
                    1500.00, 15,    28,  17.26
                    249.95,  7.5,   31,  1.59
                    0.01,    100,   182, 0.00
                    0.01,    100,   183, 0.01
                    100.00,  0.365, 5,   0.01
                    100.00,  0.365, 4,   0.00
                    """)
    void interestIsA365thOfTheYearsForEachDayRoundedHalfUp(
            String fee, String percent, int days, String amount) {
        var charges = interest(percent, 0).charges(of(fee), days);

        if (new BigDecimal(amount).signum() == 0) {
            assertThat(charges).isEmpty();
        } else {
            assertThat(charges).hasSize(1);
            assertThat(charges.getFirst().from()).isEqualTo(DUE.plusDays(1));
            assertThat(charges.getFirst().to()).isEqualTo(DUE.plusDays(days));
            assertThat(charges.getFirst().amount()).isEqualTo(amount);
        }
    }

    @Test
    void aLeapYearHasADayMore() {
        var due = LocalDate.of(2027, 12, 31);
        var rules = interest("10", 0);

        var charges = rules.charges(timeline(due, "1000.00", Map.of()), LocalDate.of(2028, 12, 31));

        assertThat(total(charges)).isEqualTo("100.27");
    }

    @Test
    void nothingIsChargedUntilADayIsOver() {
        assertThat(interest("10", 0).charges(of("1500.00"), 0)).isEmpty();
        assertThat(interest("10", 0).charges(of("1500.00"), -30)).isEmpty();
    }

    @Test
    void withoutARuleNothingIsCharged() {
        assertThat(new Rules().charges(of("1500.00"), 400)).isEmpty();
    }

    @ParameterizedTest(name = "after {0} of 15 days of grace: {1}")
    @CsvSource({"14, 0", "15, 15", "16, 16"})
    void afterTheGraceInterestCountsFromTheDayAfterTheDueDate(int days, int charged) {
        var charges = interest("10", 15).charges(of("1500.00"), days);

        assertThat(charges.stream().mapToLong(PenaltyCalculationTests::days).sum())
                .isEqualTo(charged);
    }

    @ParameterizedTest(name = "paid {0} days late: {1} days")
    @CsvSource({"15, 0", "16, 15", "40, 39"})
    void whoPaysInTheGraceIsInTime(int paidAfter, int charged) {
        var fee = of("1500.00", Map.of(DUE.plusDays(paidAfter), "-1500.00"));

        var charges = interest("10", 15).charges(fee, 60);

        assertThat(charges.stream().mapToLong(PenaltyCalculationTests::days).sum())
                .isEqualTo(charged);
    }

    @Test
    void thePercentageIsChargedOnceOfWhatIsOpenAfterTheGrace() {
        var fee =
                of(
                        "1000.00",
                        Map.of(
                                DUE.minusDays(3), "-100.00",
                                DUE.plusDays(15), "-300.00",
                                DUE.plusDays(16), "-200.00"));
        var rules = once("10", 15);

        assertThat(rules.charges(fee, 14)).isEmpty();
        assertThat(rules.charges(fee, 15))
                .containsExactly(charge(A, DUE.plusDays(16), DUE.plusDays(16), "600.00", "60.00"));
        assertThat(rules.charges(fee, 400)).isEqualTo(rules.charges(fee, 15));
    }

    @Test
    void thePercentageOfBeforeIsNotChargedByALaterRule() {
        var rules =
                once("10", 15)
                        .until(A, DUE.plusDays(30))
                        .with(B, PenaltyKind.PERCENT_ONCE, "20", null, 60, null)
                        .from(B, DUE.plusDays(30));

        assertThat(rules.charges(of("1000.00"), 400)).extracting(Charge::ruleId).containsExactly(A);
        var billed = rules.charges(of("1000.00"), 20);
        assertThat(rules.calculation().charges(of("1000.00"), LandUse.RESIDENTIAL, billed, day(99)))
                .isEmpty();
    }

    @Test
    void aRuleThatComesAfterTheGraceTakesNoPercentageOfOldArrears() {
        var rules = once("10", 15).from(A, DUE.plusDays(17));

        assertThat(rules.charges(of("1000.00"), 400)).isEmpty();
    }

    @Test
    void aPartPaymentInTheMiddleChangesTheBaseFromItsDayOn() {
        var fee = of("1000.00", Map.of(DUE.plusDays(11), "-400.00"));

        var charges = interest("10", 0).charges(fee, 20);

        assertThat(charges)
                .containsExactly(
                        charge(A, DUE.plusDays(1), DUE.plusDays(10), "1000.00", "2.74"),
                        charge(A, DUE.plusDays(11), DUE.plusDays(20), "600.00", "1.64"));
    }

    @Test
    void notesAndMoneyGivenBackChangeTheBaseToo() {
        var fee = of("1000.00", Map.of(DUE.plusDays(3), "-1000.00", DUE.plusDays(5), "250.00"));

        var charges = interest("36.5", 0).charges(fee, 7);

        assertThat(charges)
                .containsExactly(
                        charge(A, DUE.plusDays(1), DUE.plusDays(2), "1000.00", "2.00"),
                        charge(A, DUE.plusDays(5), DUE.plusDays(7), "250.00", "0.75"));
    }

    @Test
    void nothingIsChargedFromTheDayItIsWrittenOff() {
        var fee = new FeeTimeline(DUE, new BigDecimal("1000.00"), new TreeMap<>(), DUE.plusDays(3));

        assertThat(interest("36.5", 0).charges(fee, 90))
                .containsExactly(charge(A, DUE.plusDays(1), DUE.plusDays(2), "1000.00", "2.00"));
    }

    @Test
    void aChangeOfRuleInTheMiddleSplitsTheDays() {
        var change = DUE.plusDays(11);
        var rules =
                interest("10", 0)
                        .until(A, change)
                        .with(B, PenaltyKind.YEARLY_INTEREST, "15", null, 0, null)
                        .from(B, change);

        assertThat(rules.charges(of("1000.00"), 20))
                .containsExactly(
                        charge(A, DUE.plusDays(1), DUE.plusDays(10), "1000.00", "2.74"),
                        charge(B, DUE.plusDays(11), DUE.plusDays(20), "1000.00", "4.11"));
    }

    @Test
    void aRuleWithoutASuccessorEnds() {
        var rules = interest("10", 0).until(A, DUE.plusDays(6));

        assertThat(rules.charges(of("1000.00"), 20))
                .containsExactly(charge(A, DUE.plusDays(1), DUE.plusDays(5), "1000.00", "1.37"));
    }

    @Test
    void aRuleForTheLandUseComesBeforeTheGeneralOne() {
        var rules =
                interest("10", 0)
                        .with(B, PenaltyKind.YEARLY_INTEREST, "15", LandUse.COMMERCIAL, 0, null);

        assertThat(rules.charges(of("1000.00"), LandUse.RESIDENTIAL, 10))
                .extracting(Charge::ruleId)
                .containsExactly(A);
        assertThat(rules.charges(of("1000.00"), LandUse.COMMERCIAL, 10))
                .extracting(Charge::ruleId)
                .containsExactly(B);
    }

    @Test
    void ofTwoThatFitTheLaterOneCounts() {
        var rules =
                interest("10", 0)
                        .with(B, PenaltyKind.YEARLY_INTEREST, "15", null, 0, null)
                        .from(B, DUE.plusDays(6));

        assertThat(rules.charges(of("1000.00"), 10))
                .extracting(Charge::ruleId)
                .containsExactly(A, B);
    }

    @ParameterizedTest(name = "{0} days: {1}")
    @CsvSource({"50, 50.00", "100, 100.00", "101, 100.00", "3000, 100.00"})
    void allPenaltiesOfAnInvoiceTogetherAreNeverMoreThanTheCap(int days, String total) {
        var rules = new Rules().with(A, PenaltyKind.YEARLY_INTEREST, "36.5", null, 0, "10");

        assertThat(total(rules.charges(of("1000.00"), days))).isEqualTo(total);
    }

    @Test
    void whatWasChargedBeforeCountsForTheCapAndItsDaysAreNotChargedAgain() {
        var rules = new Rules().with(A, PenaltyKind.YEARLY_INTEREST, "36.5", null, 0, "10");
        var billed = rules.charges(of("1000.00"), 98);

        assertThat(
                        rules.calculation()
                                .charges(of("1000.00"), LandUse.RESIDENTIAL, billed, day(400)))
                .containsExactly(charge(A, day(99), day(400), "1000.00", "2.00"));
    }

    @Test
    void theCapIsNeverExceededByAFractionOfASatang() {
        var rules = new Rules().with(A, PenaltyKind.PERCENT_ONCE, "10", null, 0, "9.999");

        assertThat(total(rules.charges(of("99.95"), 1))).isEqualTo("9.99");
    }

    @Test
    void whatIsNoFeeIsNeverABase() {
        var charges = interest("10", 0).charges(of("0.00"), 400);

        assertThat(charges).isEmpty();
        assertThat(once("10", 0).charges(of("-5.00"), 400)).isEmpty();
    }

    static List<Long> seeds() {
        return new Random(20260131).longs(300).boxed().toList();
    }

    /// Whatever days a village is assessed on: rules, days and bases are the same, so without
    /// billing in between the sum is the same to the satang, and with it off by half a satang per
    /// charge that was cut off at most; and no cap is ever exceeded.
    @ParameterizedTest
    @MethodSource("seeds")
    void theSumDoesNotDependOnWhenItIsAssessedAndBilled(long seed) {
        var random = new Random(seed);
        var fee = someFee(random);
        var rules = someRules(random);
        int last = 1 + random.nextInt(500);
        var atOnce = rules.charges(fee, last);

        var billed = new ArrayList<Charge>();
        for (int day = -5; day < last; day += 1 + random.nextInt(40)) {
            var open = charges(rules, fee, billed, day);
            if (random.nextBoolean()) {
                billed.addAll(open);
            }
        }
        billed.addAll(charges(rules, fee, billed, last));

        assertThat(byDay(billed)).isEqualTo(byDay(atOnce));
        assertThat(total(billed).subtract(total(atOnce)).abs())
                .isLessThanOrEqualTo(
                        new BigDecimal("0.005")
                                .multiply(new BigDecimal(billed.size() + atOnce.size())));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void underACapTheSumIsNeverMoreThanIt(long seed) {
        var random = new Random(seed);
        var fee = someFee(random);
        var cap = Integer.toString(1 + random.nextInt(20));
        var rules =
                new Rules()
                        .with(A, PenaltyKind.YEARLY_INTEREST, "90", null, 3, cap)
                        .with(B, PenaltyKind.PERCENT_ONCE, "15", null, 10, cap)
                        .from(B, DUE.plusDays(random.nextInt(40)))
                        .until(B, DUE.plusDays(40));

        var billed = new ArrayList<Charge>();
        for (int day = 0; day < 400; day += 1 + random.nextInt(60)) {
            billed.addAll(charges(rules, fee, billed, day));
        }

        assertThat(total(billed).multiply(new BigDecimal(100)))
                .isLessThanOrEqualTo(fee.fee().multiply(new BigDecimal(cap)));
    }

    private static List<Charge> charges(
            Rules rules, FeeTimeline fee, List<Charge> billed, int day) {
        return rules.calculation().charges(fee, LandUse.RESIDENTIAL, List.copyOf(billed), day(day));
    }

    private static FeeTimeline someFee(Random random) {
        var changes = new LinkedHashMap<LocalDate, String>();
        for (int i = 0; i < random.nextInt(5); i++) {
            changes.put(
                    DUE.plusDays(random.nextInt(300) - 20L),
                    BigDecimal.valueOf(random.nextInt(60_000) - 45_000L, 2).toPlainString());
        }
        return of(BigDecimal.valueOf(random.nextInt(500_000), 2).toPlainString(), changes);
    }

    private static Rules someRules(Random random) {
        return interest("7.25", random.nextInt(40))
                .until(A, DUE.plusDays(50L + random.nextInt(100)))
                .with(B, PenaltyKind.PERCENT_ONCE, "10", null, random.nextInt(30), null)
                .from(B, DUE.plusDays(random.nextInt(60)))
                .until(B, DUE.plusDays(60L + random.nextInt(30)))
                .with(C, PenaltyKind.YEARLY_INTEREST, "15", null, random.nextInt(90), null)
                .from(C, DUE.plusDays(90L + random.nextInt(60)));
    }

    /// Rule and base of each day; what rounds to nothing at the end of a stretch is on no day.
    private static Map<LocalDate, String> byDay(List<Charge> charges) {
        var days = new TreeMap<LocalDate, String>();
        for (var charge : charges) {
            if (charge.base().compareTo(new BigDecimal("30")) < 0) {
                continue;
            }
            for (var day = charge.from(); !day.isAfter(charge.to()); day = day.plusDays(1)) {
                assertThat(days.put(day, charge.ruleId() + " of " + charge.base())).isNull();
            }
        }
        return days;
    }

    private static final class Rules {

        private final Map<UUID, PenaltyTerms> terms = new LinkedHashMap<>();

        Rules with(
                UUID id,
                PenaltyKind kind,
                String percent,
                @Nullable LandUse landUse,
                int graceDays,
                @Nullable String cap) {
            terms.put(
                    id,
                    new PenaltyTerms(
                            "เบี้ยปรับ",
                            kind,
                            new BigDecimal(percent),
                            landUse,
                            graceDays,
                            cap == null ? null : new BigDecimal(cap),
                            LONG_AGO,
                            null));
            return this;
        }

        Rules from(UUID id, LocalDate day) {
            terms.computeIfPresent(
                    id,
                    (_, t) ->
                            new PenaltyTerms(
                                    t.name(),
                                    t.kind(),
                                    t.percent(),
                                    t.landUse(),
                                    t.graceDays(),
                                    t.capPercent(),
                                    day,
                                    t.validUntil()));
            return this;
        }

        Rules until(UUID id, LocalDate day) {
            terms.computeIfPresent(
                    id,
                    (_, t) ->
                            new PenaltyTerms(
                                    t.name(),
                                    t.kind(),
                                    t.percent(),
                                    t.landUse(),
                                    t.graceDays(),
                                    t.capPercent(),
                                    t.validFrom(),
                                    day));
            return this;
        }

        PenaltyCalculation calculation() {
            return new PenaltyCalculation(terms);
        }

        List<Charge> charges(FeeTimeline fee, int daysAfterDue) {
            return charges(fee, LandUse.RESIDENTIAL, daysAfterDue);
        }

        List<Charge> charges(FeeTimeline fee, LandUse landUse, int daysAfterDue) {
            return calculation().charges(fee, landUse, List.of(), day(daysAfterDue));
        }

        List<Charge> charges(FeeTimeline fee, LocalDate through) {
            return calculation().charges(fee, LandUse.RESIDENTIAL, List.of(), through);
        }
    }

    private static Rules interest(String percent, int graceDays) {
        return new Rules().with(A, PenaltyKind.YEARLY_INTEREST, percent, null, graceDays, null);
    }

    private static Rules once(String percent, int graceDays) {
        return new Rules().with(A, PenaltyKind.PERCENT_ONCE, percent, null, graceDays, null);
    }

    private static FeeTimeline of(String fee) {
        return of(fee, Map.of());
    }

    private static FeeTimeline of(String fee, Map<LocalDate, String> changes) {
        return timeline(DUE, fee, changes);
    }

    private static FeeTimeline timeline(LocalDate due, String fee, Map<LocalDate, String> changes) {
        var moves = new TreeMap<LocalDate, BigDecimal>();
        changes.forEach((day, amount) -> moves.put(day, new BigDecimal(amount)));
        return new FeeTimeline(due, new BigDecimal(fee), moves, null);
    }

    private static LocalDate day(int afterDue) {
        return DUE.plusDays(afterDue);
    }

    private static Charge charge(
            UUID rule, LocalDate from, LocalDate to, String base, String amount) {
        return new Charge(rule, from, to, new BigDecimal(base), new BigDecimal(amount));
    }

    private static long days(Charge charge) {
        return ChronoUnit.DAYS.between(charge.from(), charge.to()) + 1;
    }

    private static BigDecimal total(List<Charge> charges) {
        return charges.stream().map(Charge::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
