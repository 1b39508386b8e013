package io.slipway.executor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttemptLogsTest {
    @TempDir
    Path folder;

    private final AttemptLogs logs = new AttemptLogs();
    private Path log = Path.of("log");

    @BeforeEach
    void file() {
        log = folder.resolve("log");
    }

    @Test
    void aFileThatIsNotThereYetHasNoLines() {
        assertThat(logs.lines(log)).isZero();
        assertThat(logs.tail(log, 10)).isEmpty();
    }

    @Test
    void anyWindowOfAHundredThousandLinesIsFound() throws Exception {
        var text = new StringBuilder();
        for (int i = 0; i < 100_000; i++) {
            text.append("line ").append(i).append('\n');
        }
        Files.writeString(log, text);
        assertThat(logs.lines(log)).isEqualTo(100_000);
        for (long from : new long[] {0, 255, 256, 257, 51_199, 51_200, 99_998}) {
            assertThat(logs.window(log, from, 2).lines()).containsExactly("line " + from, "line " + (from + 1));
        }
        assertThat(logs.window(log, 99_999, 5).lines()).containsExactly("line 99999");
        assertThat(logs.window(log, 100_000, 5).lines()).isEmpty();
        assertThat(logs.search(log, "LINE 777", 7_000, 2))
                .containsExactly(new AttemptLogs.Hit(7_770, "line 7770"), new AttemptLogs.Hit(7_771, "line 7771"));
    }

    @Test
    void aLineThatGrowsIsReadAgain() throws Exception {
        Files.writeString(log, "one\ntw");
        assertThat(logs.window(log, 0, 9)).isEqualTo(new AttemptLogs.Window(0, 2, java.util.List.of("one", "tw")));
        Files.writeString(log, "o\nthree\n", StandardOpenOption.APPEND);
        assertThat(logs.window(log, 1, 9).lines()).containsExactly("two", "three");
    }

    @Test
    void aProgressBarIsOneLineInItsLastState() throws Exception {
        Files.writeString(log, "10%\r50%\r100%\ndos\r\n\u001b[31mred\u001b[0m");
        assertThat(logs.window(log, 0, 9).lines()).containsExactly("100%", "dos", "\u001b[31mred\u001b[0m");
    }

    @Test
    void bytesThatAreNoTextAreReplaced() throws Exception {
        Files.write(log, new byte[] {'a', (byte) 0xff, 'b', '\n'});
        assertThat(logs.window(log, 0, 1).lines()).containsExactly("a\ufffdb");
        Files.write(log, "abc".getBytes(StandardCharsets.UTF_8));
        assertThat(logs.tail(log, 2)).isEqualTo("bc");
        assertThat(logs.lines(log)).isEqualTo(1);
    }

    @Test
    void wantedLinesAreToldByNumber() throws Exception {
        Files.writeString(log, "a\nb\na\nb\na\n");
        assertThat(logs.find(log, line -> line.equals("a"), 1, 10)).containsExactly(2, 4);
        assertThat(logs.find(log, line -> line.equals("b"), 0, 1)).containsExactly(1);
        assertThat(logs.find(folder.resolve("none"), line -> true, 0, 1)).isEmpty();
    }

    @Test
    void aLineThatIsLongerThanAnyBufferIsCutAndTheNextOneIsWhole() throws Exception {
        Files.writeString(log, "x".repeat(200_000) + "\nnext\n" + "y".repeat(65_000) + "\rbar 100%\nlast");
        assertThat(logs.lines(log)).isEqualTo(4);
        assertThat(logs.window(log, 0, 10).lines())
                .satisfies(lines -> assertThat(lines.getFirst()).hasSize(16 * 1024))
                .endsWith("next", "bar 100%", "last");
        assertThat(logs.window(log, 1, 1).lines()).containsExactly("next");
    }
}
