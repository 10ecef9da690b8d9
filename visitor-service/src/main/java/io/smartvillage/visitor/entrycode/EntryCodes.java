package io.smartvillage.visitor.entrycode;

import java.security.SecureRandom;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// Draws codes: digits from a cryptographic generator, never from time or a counter.
@Component
public class EntryCodes {

    private static final int TRIES = 100;
    private static final int DIGITS = 10;
    private static final int HASH_BYTES = 32;

    private final RandomGenerator random;

    @Autowired
    EntryCodes() {
        this(new SecureRandom());
    }

    EntryCodes(RandomGenerator random) {
        this.random = random;
    }

    /// @param length digits, from [CodeLength]
    /// @param taken whether a visitor of the village has the code now
    /// @throws IllegalStateException if the village has so many codes that no free one was drawn
    public String fresh(int length, Predicate<String> taken) {
        for (int i = 0; i < TRIES; i++) {
            var code = draw(length);
            if (!taken.test(code)) {
                return code;
            }
        }
        throw new IllegalStateException("no free entry code in %d tries".formatted(TRIES));
    }

    /// What is kept of somebody who has no code: no code is known to have this hash.
    public byte[] hashOfNoCode() {
        var hash = new byte[HASH_BYTES];
        random.nextBytes(hash);
        return hash;
    }

    /// `nextInt(bound)` draws again where a remainder would prefer some digits.
    private String draw(int length) {
        var digits = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            digits.append(random.nextInt(DIGITS));
        }
        return digits.toString();
    }
}
