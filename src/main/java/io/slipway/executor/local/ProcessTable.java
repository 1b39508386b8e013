package io.slipway.executor.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The processes of a Linux machine, as {@code /proc} tells of them. */
record ProcessTable(Path proc) {
    // What the kernel tells programs is in hundredths on every architecture that Java runs on.
    private static final long MILLIS_A_TICK = 10;

    boolean there() {
        return Files.exists(proc.resolve("uptime"));
    }

    /** What processes took together until now. */
    record Took(Duration age, Duration cpu, long memoryBytes) {}

    private record Line(long parent, long own, long ofChildren, String start) {}

    /**
     * Of a step and all that it started. What ended is counted by whoever waited for it, which for orphans is the supervisor;
     * the supervisor's own work is not. Empty if the step's process is gone.
     */
    Optional<Took> of(long supervisor, Identity step) {
        Map<Long, Line> all = all();
        Line first = all.get(step.pid());
        if (first == null || !first.start().equals(step.start())) {
            return Optional.empty();
        }
        Map<Long, List<Long>> children = new HashMap<>();
        all.forEach((pid, line) -> children.computeIfAbsent(line.parent(), absent -> new ArrayList<>())
                .add(pid));
        Line above = all.get(supervisor);
        long ticks = above == null ? 0 : above.ofChildren();
        long memory = 0;
        Deque<Long> next = new ArrayDeque<>(children.getOrDefault(supervisor, List.of(step.pid())));
        while (!next.isEmpty()) {
            long pid = next.pop();
            Line line = all.get(pid);
            if (line != null) {
                ticks += line.own() + line.ofChildren();
                memory += memory(pid);
                next.addAll(children.getOrDefault(pid, List.of()));
            }
        }
        return Optional.of(new Took(age(step), Duration.ofMillis(ticks * MILLIS_A_TICK), memory));
    }

    /** How long ago it was started; it may have ended meanwhile. */
    Duration age(Identity process) {
        long age = uptimeMillis() - Long.parseLong(process.start()) * MILLIS_A_TICK;
        return Duration.ofMillis(Math.max(0, age));
    }

    private Map<Long, Line> all() {
        Map<Long, Line> all = new HashMap<>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(proc, "[1-9]*")) {
            for (Path process : processes) {
                String[] fields = afterName(read(process.resolve("stat")));
                if (fields.length > 19) {
                    all.put(
                            Long.parseLong(process.getFileName().toString()),
                            new Line(
                                    Long.parseLong(fields[1]),
                                    Long.parseLong(fields[11]) + Long.parseLong(fields[12]),
                                    Long.parseLong(fields[13]) + Long.parseLong(fields[14]),
                                    fields[19]));
                }
            }
        } catch (IOException e) {
            return Map.of();
        }
        return all;
    }

    // A program may call itself anything, also "a) b".
    private static String[] afterName(String stat) {
        return stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1);
    }

    /** What several processes share counts once in all, where the system tells that. */
    private long memory(long pid) {
        Path process = proc.resolve(Long.toString(pid));
        return kilobytes(process.resolve("smaps_rollup"), "Pss:")
                        .or(() -> kilobytes(process.resolve("status"), "VmRSS:"))
                        .orElse(0L)
                * 1024;
    }

    private static Optional<Long> kilobytes(Path file, String name) {
        return read(file)
                .lines()
                .filter(line -> line.startsWith(name))
                .findFirst()
                .map(line -> Long.parseLong(line.replaceAll("\\D", "")));
    }

    /** What a process was given under that name when it began. */
    Optional<String> variable(long pid, String name) {
        return Arrays.stream(read(proc.resolve(pid + "/environ")).split("\0", -1))
                .filter(entry -> entry.startsWith(name + "="))
                .map(entry -> entry.substring(name.length() + 1))
                .findFirst();
    }

    private long uptimeMillis() {
        String[] words = read(proc.resolve("uptime")).split(" ", -1);
        return words[0].isEmpty() ? 0 : Math.round(Double.parseDouble(words[0]) * 1000);
    }

    /** Empty where it is gone, as processes go, or not to be read. */
    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException gone) {
            return "";
        }
    }
}
