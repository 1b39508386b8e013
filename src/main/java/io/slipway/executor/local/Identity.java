package io.slipway.executor.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A process, for good: its pid, when it started (as the kernel counts it) and the boot that this counts from.
 *
 * @param start clock ticks since boot from {@code /proc}, or what {@code ps} prints where there is no {@code /proc}
 * @param boot empty where the system has no name for it
 */
record Identity(long pid, String start, String boot) {
    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
    private static final int STATE = 0;
    private static final int START_TIME = 19;

    /** Whether it still runs: pids are used again, so the start time must be the same. A zombie does not run. */
    boolean alive() {
        return pid > 0 && (boot.isEmpty() || boot.equals(currentBoot())) && start.equals(startOf(pid));
    }

    /** Ends it at once, if it still runs. */
    void kill() {
        if (alive()) {
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    /** Asks it to end, if it still runs. */
    void terminate() {
        if (alive()) {
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
        }
    }

    private static String currentBoot() {
        try {
            return Files.readString(BOOT).strip();
        } catch (IOException e) {
            return "";
        }
    }

    /** Empty where no such process runs. */
    static String startOf(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"), StandardCharsets.ISO_8859_1);
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return fields[STATE].equals("Z") || fields[STATE].equals("X") ? "" : fields[START_TIME];
        } catch (IOException e) {
            return Files.exists(BOOT) ? "" : startByPs(pid);
        }
    }

    private static String startByPs(long pid) {
        var command = new ProcessBuilder("ps", "-o", "lstart=", "-p", Long.toString(pid));
        command.environment().put("LC_ALL", "C");
        command.environment().put("TZ", "UTC");
        try {
            Process ps = command.start();
            String started = new String(ps.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return String.join("-", started.strip().split("\\s+"));
        } catch (IOException e) {
            return "";
        }
    }
}
