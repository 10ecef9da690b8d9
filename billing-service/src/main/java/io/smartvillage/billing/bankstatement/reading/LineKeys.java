package io.smartvillage.billing.bankstatement.reading;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Gives the lines of one file their keys, as [StatementLine] tells.
final class LineKeys {

    private static final String VERSION = "1";
    private static final String SEPARATOR = "\u001F";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final String account;
    private final Map<String, Integer> seen = new HashMap<>();

    LineKeys(String account) {
        this.account = account;
    }

    List<StatementLine> lines(List<Draft> oldestFirst) {
        return oldestFirst.stream().map(this::line).toList();
    }

    private StatementLine line(Draft draft) {
        var date = Objects.requireNonNull(draft.date);
        var amount = Objects.requireNonNull(draft.amount);
        var direction = Objects.requireNonNull(draft.direction);
        var content =
                String.join(
                        SEPARATOR,
                        VERSION,
                        account,
                        date.toString(),
                        draft.time == null ? "" : TIME.format(draft.time),
                        direction.name(),
                        satang(amount),
                        satang(draft.balance),
                        draft.balance == null ? draft.wording().toUpperCase(Locale.ROOT) : "");
        int before = seen.merge(content, 1, Integer::sum) - 1;
        return new StatementLine(
                draft.line,
                date,
                draft.time,
                draft.valueDate,
                amount,
                direction,
                draft.balance,
                draft.kind,
                draft.channel,
                draft.cheque,
                draft.reference,
                draft.description,
                sha256(content + SEPARATOR + before));
    }

    private static String satang(@Nullable BigDecimal baht) {
        return baht == null ? "" : baht.movePointRight(2).toBigIntegerExact().toString();
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
