package io.smartvillage.billing.settings;

/// On which day after the due date each step of the reminders is taken.
public record ReminderDays(int friendly, int formal, int threeMonths, int sixMonths) {

    public static final ReminderDays DEFAULT = new ReminderDays(7, 30, 90, 180);

    public static final int LAST = 3650;

    public boolean isInOrder() {
        return 0 < friendly
                && friendly < formal
                && formal < threeMonths
                && threeMonths < sixMonths
                && sixMonths <= LAST;
    }
}
