package io.smartvillage.infra.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StartUpTests {

    private final List<String> started = Collections.synchronizedList(new ArrayList<>());
    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();

    @Test
    void startsEachPartAfterWhatItNeeds() {
        run(part("gateway", "discovery"), part("discovery", "config"), part("config"));

        assertThat(started).containsExactly("config", "discovery", "gateway");
    }

    @Test
    void startsPartsThatDoNotNeedEachOtherAtTheSameTime() {
        var both = new CountDownLatch(2);

        run(meeting("postgres", both), meeting("kafka", both));

        assertThat(started).containsExactlyInAnyOrder("postgres", "kafka");
    }

    @Test
    void startsNoMoreBusyPartsAtOnceThanOneAboveTheCores() {
        var now = new AtomicInteger();
        var most = new AtomicInteger();
        var parts = new ArrayList<Part>();
        for (var i = 0; i < 40; i++) {
            parts.add(
                    new FakePart(
                            "part-" + i,
                            List.of(),
                            true,
                            _ -> {
                                most.accumulateAndGet(now.incrementAndGet(), Math::max);
                                now.decrementAndGet();
                            }));
        }

        run(parts.toArray(Part[]::new));

        assertThat(most.get()).isLessThanOrEqualTo(Runtime.getRuntime().availableProcessors() + 1);
    }

    @Test
    void namesThePartThatFailsAndStartsNothingThatNeedsIt() {
        var broken =
                new FakePart(
                        "discovery",
                        List.of(),
                        false,
                        _ -> {
                            throw new LauncherException("it ended while it was starting.");
                        });

        assertThatExceptionOfType(LauncherException.class)
                .isThrownBy(() -> run(part("gateway", "discovery"), broken))
                .withMessage("discovery: it ended while it was starting.");

        assertThat(started).isEmpty();
        assertThat(screen())
                .contains("discovery          FAILED")
                .contains("gateway            FAILED")
                .contains("not started: discovery is not there");
    }

    @Test
    void tellsEveryPartsStateOnALineOfItsOwn() {
        run(part("postgres"), part("keycloak", "postgres"));

        assertThat(screen().lines())
                .anyMatch(line -> line.startsWith("postgres           ready"))
                .anyMatch(line -> line.startsWith("keycloak           ready"));
    }

    private void run(Part... parts) {
        var out = new PrintStream(screen, true, StandardCharsets.UTF_8);
        var board = new Board(out, false, List.of(parts).stream().map(Part::name).toList());
        new StartUp(List.of(parts), board).run();
    }

    private Part part(String name, String... needs) {
        return new FakePart(name, List.of(needs), false, _ -> started.add(name));
    }

    private Part meeting(String name, CountDownLatch all) {
        return new FakePart(
                name,
                List.of(),
                false,
                _ -> {
                    all.countDown();
                    try {
                        if (all.await(10, TimeUnit.SECONDS)) {
                            started.add(name);
                        }
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                });
    }

    private String screen() {
        return screen.toString(StandardCharsets.UTF_8);
    }
}
