package io.slipway.executor.local;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What programs printed one after another: the last lines, for that is where they say what went wrong. */
final class Said {
    private static final int KEPT = 2000;
    private final Deque<String> lines = new ArrayDeque<>();

    void add(String line) {
        lines.addLast(line);
        if (lines.size() > KEPT) {
            lines.removeFirst();
        }
    }

    List<String> lines() {
        return List.copyOf(lines);
    }
}
