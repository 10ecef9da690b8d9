package io.smartvillage.access.plate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Characters that cameras take for each other.
///
/// Only pairs that differ by a tail, a notch or the turn of a loop: each one more would stop more
/// cars that nobody meant.
final class Confusable {

    /// The first of each is what the others are read as.
    private static final List<String> ALIKE =
            List.of(
                    "0OQ", "1IL", "8B", "5S", "2Z", // Latin letters and digits
                    "ขฃ", "ชซ", // a notch in the head
                    "ดตคฅ", // the loop's turn, a notch
                    "ฎฏ", // the foot
                    "ถภ", // the loop's turn
                    "ทฑ", // a notch
                    "นม", // the foot's loop
                    "บป", "ผฝ", "พฟ", // the tail's height
                    "ลส", "อฮ", // a tail on top
                    "ณฌ"); // the second half

    private static final Map<Character, Character> FIRST = new HashMap<>();

    static {
        for (var group : ALIKE) {
            group.chars().forEach(alike -> FIRST.put((char) alike, group.charAt(0)));
        }
    }

    private Confusable() {}

    static String folded(String number) {
        var folded = new StringBuilder(number.length());
        number.chars().forEach(c -> folded.append((char) FIRST.getOrDefault((char) c, (char) c)));
        return folded.toString();
    }
}
