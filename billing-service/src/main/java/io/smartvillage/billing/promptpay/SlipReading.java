package io.smartvillage.billing.promptpay;

import java.util.List;

/// What a picture of a slip says.
public sealed interface SlipReading {

    record Found(SlipQr slip) implements SlipReading {}

    /// No QR can be read: ask for another picture.
    record NoQr() implements SlipReading {}

    /// There are QR codes, and none is a slip's: a shop's, for example.
    record NotASlip() implements SlipReading {}

    /// A slip's QR by its beginning, and not a whole one: made by hand, or by a bank's new form.
    ///
    /// @param problem what is wrong, without what the code holds
    record Damaged(Fault fault, String problem) implements SlipReading {}

    /// More than one: nobody can tell which one is meant.
    record SeveralSlips(List<SlipQr> slips) implements SlipReading {

        public SeveralSlips {
            slips = List.copyOf(slips);
        }
    }
}
