package io.slipway.executor.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.executor.SecretMask;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
    private static final String KEY = "-----BEGIN-----\nab\n-----END-----";

    @TempDir
    Path folder;

    private LogFile file() {
        return new LogFile(folder, new SecretMask(List.of(KEY, "hunter2", "-----BEGIN-----", "-----END-----")));
    }

    private static byte[] line(int second, String text) {
        return ("2026-03-01T10:00:0" + second + "Z " + text + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private Path shown() {
        return folder.resolve("log.txt");
    }

    @Test
    void aSecretThatComesInPiecesIsNotOnDiskForAMoment() throws IOException {
        LogFile file = file();
        assertThat(file.since()).isEmpty();
        byte[] whole = line(1, "it is hunter2!");
        for (byte one : whole) {
            file.write(one);
        }
        assertThat(shown()).hasContent("it is ***!");
    }

    @Test
    void aSecretOfManyLinesIsOneHiddenWord() throws IOException {
        LogFile file = file();
        file.since();
        file.write(line(1, "-----BEGIN-----"));
        assertThat(shown()).doesNotExist();
        file.write(line(2, "ab"));
        file.write(line(3, "-----END-----"));
        file.write(line(4, "end"));
        file.finish();
        assertThat(shown()).hasContent("***\nend");
    }

    @Test
    void linesThatWereHeldBackWhenTheServerEndedAreAskedForAgainAndNotDoubled() throws IOException {
        LogFile before = file();
        before.since();
        before.write(line(1, "one"));
        before.write(line(2, "-----BEGIN-----"));
        before.write(line(3, "ab"));
        LogFile after = file();
        assertThat(after.since()).isEqualTo("2026-03-01T10:00:01Z");
        after.write(line(1, "one"));
        after.write(line(2, "-----BEGIN-----"));
        after.write(line(3, "ab"));
        assertThat(after.since()).as("a connection that broke").isEqualTo("2026-03-01T10:00:01Z");
        after.write(line(1, "one"));
        after.write(line(2, "-----BEGIN-----"));
        after.write(line(3, "ab"));
        after.write(line(4, "-----END-----"));
        after.finish();
        assertThat(shown()).hasContent("one\n***");
    }

    @Test
    void whatOnlyBeganLikeASecretIsThereAtTheEnd() throws IOException {
        LogFile file = file();
        file.since();
        file.write("2026-03-01T10:00:01Z hunt".getBytes(StandardCharsets.UTF_8));
        file.finish();
        assertThat(shown()).hasContent("hunt");
    }
}
