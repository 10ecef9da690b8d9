package io.smartvillage.platform.spreadsheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Memory by the garbage collector's own figures: what is still in use after a full collection.
class MemoryTests {

    private static final int ROWS = 100_000;
    private static final int MEASURED_EVERY = 20_000;
    private static final long MOST_GROWTH = 8L << 20;

    private static final ExportTable<Integer> TABLE =
            new ExportTable<>(
                    "บ้าน",
                    List.of(
                            Column.text("บ้านเลขที่", "House number", i -> "99/" + i),
                            Column.text("ที่อยู่", "Address", i -> "99/" + i + " ซอย " + i % 40),
                            Column.text("สถานะ", "Status", _ -> "occupied"),
                            Column.quantity(
                                    "เนื้อที่", "Area", i -> BigDecimal.valueOf(50 + i % 100))));

    private final long before = inUse();
    private long growth;

    @ParameterizedTest
    @EnumSource(ExportFormat.class)
    void exportingAHundredThousandRowsTakesNoMemory(ExportFormat format) throws IOException {
        var start = System.nanoTime();

        format.write(TABLE, measured(), OutputStream.nullOutputStream());

        report("export " + format, start);
        assertThat(growth).isLessThan(MOST_GROWTH);
    }

    @ParameterizedTest
    @EnumSource(ExportFormat.class)
    void readingAHundredThousandRowsTakesNoMemory(ExportFormat format, @TempDir Path folder)
            throws IOException {
        var file = folder.resolve("table");
        try (var out = Files.newOutputStream(file)) {
            format.write(TABLE, IntStream.range(0, ROWS).boxed(), out);
        }
        TableFormat.Source source = () -> Files.newInputStream(file);
        var start = System.nanoTime();
        int count = 0;
        try (var rows = TableFormat.of(source, Optional.empty()).read(source)) {
            while (rows.next() != null) {
                measure(count++);
            }
        }

        report("read " + format, start);
        assertThat(count).isEqualTo(ROWS + 1);
        assertThat(growth).isLessThan(MOST_GROWTH);
    }

    @Test
    void pagesAreReadAsTheyAreUsed() {
        var read = new java.util.concurrent.atomic.AtomicInteger();
        var rows =
                PagedRows.<Integer>stream((last, limit) -> {
                    read.incrementAndGet();
                    int from = last.map(i -> i + 1).orElse(0);
                    return IntStream.range(from, Math.min(1200, from + limit)).boxed().toList();
                });

        var iterator = rows.iterator();
        for (int i = 0; i < 500; i++) {
            assertThat(iterator.next()).isEqualTo(i);
        }
        assertThat(read).hasValue(1);
        assertThat(iterator).toIterable().hasSize(700);
        assertThat(read).hasValue(3);
        assertThat(PagedRows.stream((_, _) -> List.of())).isEmpty();
    }

    private Stream<Integer> measured() {
        return IntStream.range(0, ROWS).boxed().peek(this::measure);
    }

    private void measure(int row) {
        if (row % MEASURED_EVERY == MEASURED_EVERY - 1) {
            growth = Math.max(growth, inUse() - before);
        }
    }

    private static long inUse() {
        System.gc();
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private void report(String what, long start) {
        System.out.printf(
                "%s: %,d rows in %d ms, heap grew by %,d kB%n",
                what, ROWS, Duration.ofNanos(System.nanoTime() - start).toMillis(), growth >> 10);
    }
}
