package io.smartvillage.billing.reminder;

import java.time.LocalDate;

/// What one round did.
///
/// @param day of the village, from which lateness is counted
/// @param reminded how many houses were told
/// @param cleared how many reminders no longer count, because the invoice is settled
public record ReminderRound(LocalDate day, long reminded, long cleared) {}
