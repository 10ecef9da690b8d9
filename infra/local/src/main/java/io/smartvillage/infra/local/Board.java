package io.smartvillage.infra.local;

import io.smartvillage.infra.servers.Progress;
import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One line per part: its state, its seconds, and what it is doing or waiting for. On a terminal
/// the lines are redrawn in place, elsewhere each change is a line of its own.
final class Board implements Progress {

    enum State {
        WAITING,
        WORKING,
        READY,
        FAILED
    }

    private static final Duration REDRAW = Duration.ofMillis(250);
    private static final int WIDTH = 100;

    private final PrintStream out;
    private final boolean redraws;
    private final Map<String, Line> lines = new LinkedHashMap<>();
    private final Thread painter;
    private volatile boolean closed;
    private int drawn;

    private static final class Line {

        private State state = State.WAITING;
        private String text = "";
        private long startedAt;
        private long endedAt;
    }

    Board(PrintStream out, boolean redraws, List<String> parts) {
        this.out = out;
        this.redraws = redraws;
        parts.forEach(part -> lines.put(part, new Line()));
        this.painter = Thread.ofPlatform().daemon().name("board").unstarted(this::paint);
        if (redraws) {
            painter.start();
        }
    }

    synchronized void waiting(String part, List<String> needs) {
        var line = line(part);
        line.state = State.WAITING;
        line.text = needs.isEmpty() ? "" : "waits for " + String.join(", ", needs);
    }

    synchronized void working(String part) {
        var line = line(part);
        line.state = State.WORKING;
        line.text = "";
        line.startedAt = System.nanoTime();
    }

    @Override
    public synchronized void step(String part, String step) {
        var line = line(part);
        if (!line.text.equals(step)) {
            line.text = step;
            changed(part, line);
        }
    }

    synchronized void ready(String part, String text) {
        end(part, State.READY, text);
    }

    synchronized void failed(String part, String text) {
        end(part, State.FAILED, text);
    }

    /// Draws the last state and stops drawing.
    void finish() {
        closed = true;
        if (redraws) {
            try {
                painter.join();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
            synchronized (this) {
                draw();
            }
        }
    }

    private void end(String part, State state, String text) {
        var line = line(part);
        line.state = state;
        line.text = text;
        line.endedAt = System.nanoTime();
        if (line.startedAt == 0) {
            line.startedAt = line.endedAt;
        }
        changed(part, line);
    }

    private Line line(String part) {
        return lines.computeIfAbsent(part, _ -> new Line());
    }

    private void changed(String part, Line line) {
        if (!redraws) {
            out.println(format(part, line));
        }
    }

    private void paint() {
        while (!closed) {
            synchronized (this) {
                draw();
            }
            try {
                Thread.sleep(REDRAW);
            } catch (InterruptedException _) {
                return;
            }
        }
    }

    private void draw() {
        var text = new StringBuilder();
        if (drawn > 0) {
            text.append("\u001b[").append(drawn).append('A');
        }
        lines.forEach(
                (part, line) -> text.append("\u001b[2K").append(format(part, line)).append('\n'));
        drawn = lines.size();
        out.print(text);
        out.flush();
    }

    private static String format(String part, Line line) {
        var word =
                switch (line.state) {
                    case WAITING -> "waiting";
                    case WORKING -> "working";
                    case READY -> "ready";
                    case FAILED -> "FAILED";
                };
        var end = line.endedAt == 0 ? System.nanoTime() : line.endedAt;
        var seconds = line.startedAt == 0 ? "" : "%.1f s".formatted((end - line.startedAt) / 1e9);
        var whole = "%-18s %-8s %8s  %s".formatted(part, word, seconds, line.text);
        return whole.length() > WIDTH ? whole.substring(0, WIDTH) : whole.stripTrailing();
    }
}
