package io.slipway.executor.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.executor.local.ProcessTable.Took;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessTableTest {
    private static final long SUPERVISOR = 50;
    private static final Identity STEP = new Identity(51, "1000", "");

    @TempDir
    Path proc;

    @BeforeEach
    void begin() throws IOException {
        Files.writeString(proc.resolve("uptime"), "15.50 20.00\n");
        Files.writeString(proc.resolve("meminfo"), "MemTotal: 1 kB\n");
        process(1, 0, "init", 7, 7, 3, "Pss: 9000 kB");
        process(SUPERVISOR, 1, "python", 40, 60, 990, "Pss: 8000 kB");
        process(51, SUPERVISOR, "a) R 1 (b", 100, 20, 1000, "Pss: 300 kB");
    }

    private void process(long pid, long parent, String name, long own, long ofChildren, long start, String memory)
            throws IOException {
        Path folder = Files.createDirectories(proc.resolve(Long.toString(pid)));
        // The kernel tells time in the system apart, for itself and for children.
        Files.writeString(
                folder.resolve("stat"),
                pid + " (" + name + ") S " + parent + " 1 1 0 -1 4194560 1 2 3 4 " + (own - 1) + " 1 " + ofChildren
                        + " 0 20 0 1 0 " + start + " 1000 50 rest\n");
        Files.writeString(
                folder.resolve("smaps_rollup"), "00-ff ---p 0 0 0 [rollup]\nRss: 999999 kB\n" + memory + "\n");
    }

    private Took took() {
        return new ProcessTable(proc).of(SUPERVISOR, STEP).orElseThrow();
    }

    @Test
    void aStepCountsWithAllThatItStartedAndWithWhatEndedBefore() throws IOException {
        process(60, 51, "worker", 200, 5, 1100, "Pss: 40 kB");
        process(61, 60, "its child", 11, 0, 1200, "Pss: 2 kB");
        process(70, SUPERVISOR, "orphan", 13, 0, 1300, "Pss: 1 kB");
        process(80, 1, "another's", 5000, 0, 1300, "Pss: 70000 kB");
        // 100 + 20 of the step, 205 and 11 below it, 13 of the orphan, 60 of what the supervisor waited for.
        assertThat(took().cpu()).isEqualTo(Duration.ofMillis(4090));
        assertThat(took().memoryBytes()).isEqualTo((300 + 40 + 2 + 1) * 1024L);
    }

    @Test
    void itsAgeCountsFromWhenTheKernelStartedIt() {
        assertThat(took().age()).isEqualTo(Duration.ofMillis(5500));
    }

    @Test
    void memoryThatIsNotToldInSharesIsTakenAsItIs() throws IOException {
        Files.delete(proc.resolve("51").resolve("smaps_rollup"));
        Files.writeString(proc.resolve("51").resolve("status"), "Name:\tx\nVmHWM:\t 900 kB\nVmRSS:\t     512 kB\n");
        assertThat(took().memoryBytes()).isEqualTo(512 * 1024L);
    }

    @Test
    void aProcessThatHasThePidOfOneThatIsGoneIsAnother() {
        assertThat(new ProcessTable(proc).of(SUPERVISOR, new Identity(51, "1001", "")))
                .isEmpty();
    }

    @Test
    void whatGoesWhileItIsLookedAtIsLeftOut() throws IOException {
        Files.createDirectories(proc.resolve("62"));
        assertThat(took().cpu()).isEqualTo(Duration.ofMillis(1800));
    }

    @Test
    void aVariableIsReadAsTheProcessWasGivenIt() throws IOException {
        Files.writeString(proc.resolve("51").resolve("environ"), "A=1\0CUDA_VISIBLE_DEVICES=0,2\0B=\0");
        ProcessTable table = new ProcessTable(proc);
        assertThat(table.variable(51, "CUDA_VISIBLE_DEVICES")).contains("0,2");
        assertThat(table.variable(51, "VISIBLE_DEVICES")).isEmpty();
        assertThat(table.variable(4711, "A")).isEmpty();
    }
}
