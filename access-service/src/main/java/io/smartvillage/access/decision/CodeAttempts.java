package io.smartvillage.access.decision;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// The table `code_attempt`: how many wrong codes a village has seen today.
///
/// Once there were so many as it may see, none is judged any more until tomorrow (UTC), not even a
/// right one: so the chance to guess a code can be reckoned (visitor-service makes codes long
/// enough for it). What gates decided by themselves counts, too. Whoever tries a code holds the
/// village's row until it is judged and written: wrong ones one after the other, right ones beside
/// each other.
@Component
public class CodeAttempts {

    /// @param logId of the entry that it will have
    /// @param wrong nobody has such a code
    public record Attempt(UUID villageId, UUID logId, boolean wrong) {}

    private final JdbcTemplate jdbc;
    private final int mostWrong;

    CodeAttempts(
            JdbcTemplate jdbc,
            @Value("${smartvillage.entry-codes.wrong-per-village-day:50}") int mostWrong) {
        if (mostWrong < 1) {
            throw new IllegalArgumentException(
                    "smartvillage.entry-codes.wrong-per-village-day must be positive");
        }
        this.jdbc = jdbc;
        this.mostWrong = mostWrong;
    }

    /// In a transaction of the village or, for many of them, under the jobs role.
    ///
    /// @param attempts in the order in which they are judged
    /// @return the log ids of those that are not judged
    public Set<UUID> throttled(List<Attempt> attempts, LocalDate today) {
        var tries =
                attempts.stream().collect(groupingBy(Attempt::villageId, TreeMap::new, toList()));
        if (tries.isEmpty()) {
            return Set.of();
        }
        var anyWrong = attempts.stream().anyMatch(Attempt::wrong);
        var wrong = lock(tries.navigableKeySet(), today, anyWrong);
        var added = new TreeMap<UUID, Integer>();
        var throttled = new HashSet<UUID>();
        tries.forEach((village, ofVillage) -> {
            for (var attempt : ofVillage) {
                int before = wrong.getOrDefault(village, 0) + added.getOrDefault(village, 0);
                if (before >= mostWrong) {
                    throttled.add(attempt.logId());
                } else if (attempt.wrong()) {
                    added.merge(village, 1, Integer::sum);
                }
            }
        });
        add(added, today);
        return throttled;
    }

    /// In one order of villages, and all in the same way, or two instances could wait for each
    /// other.
    private Map<UUID, Integer> lock(Set<UUID> villages, LocalDate today, boolean anyWrong) {
        var wrong = locked(villages, today, anyWrong);
        if (wrong.size() < villages.size()) {
            var missing = villages.stream().filter(village -> !wrong.containsKey(village));
            jdbc.update(
                    """
                    insert into code_attempt (village_id, day, wrong)
                    select village_id, ?, 0 from unnest(?::uuid[]) village_id
                    on conflict do nothing
                    """,
                    today,
                    missing.toArray(UUID[]::new));
            return locked(villages, today, anyWrong);
        }
        return wrong;
    }

    private Map<UUID, Integer> locked(Set<UUID> villages, LocalDate today, boolean anyWrong) {
        var wrong = new HashMap<UUID, Integer>();
        jdbc.query(
                """
                select a.village_id, a.wrong
                from unnest(?::uuid[]) with ordinality v (village_id, place)
                join code_attempt a on a.village_id = v.village_id and a.day = ?
                order by v.place for %s of a
                """
                        .formatted(anyWrong ? "update" : "share"),
                row -> {
                    wrong.put(row.getObject("village_id", UUID.class), row.getInt("wrong"));
                },
                villages.toArray(UUID[]::new),
                today);
        return wrong;
    }

    private void add(Map<UUID, Integer> added, LocalDate today) {
        if (added.isEmpty()) {
            return;
        }
        jdbc.update(
                """
                update code_attempt a set wrong = a.wrong + w.wrong
                from unnest(?::uuid[], ?::int[]) w (village_id, wrong)
                where a.village_id = w.village_id and a.day = ?
                """,
                added.keySet().toArray(UUID[]::new),
                added.values().toArray(Integer[]::new),
                today);
    }
}
