package io.slipway.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DigestsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    Path folder;

    private final Digests digests = new Digests(Clock.fixed(NOW, ZoneOffset.UTC));

    private String of(Path path) {
        return digests.of(path).orElseThrow().digest();
    }

    private Path file(String name, String text, Instant changed) throws IOException {
        Path file = ArtifactRoom.write(folder.resolve(name), text);
        return Files.setLastModifiedTime(file, FileTime.from(changed));
    }

    @Test
    void nothingHasNoDigest() {
        assertThat(digests.of(folder.resolve("gone"))).isEmpty();
    }

    @Test
    void aFolderIsItsFilesByNameAndContent() throws IOException {
        file("a/x", "1", NOW);
        file("a/sub/y", "22", NOW);
        file("b/sub/y", "22", NOW);
        file("b/x", "1", NOW);
        assertThat(of(folder.resolve("a"))).isEqualTo(of(folder.resolve("b")));
        assertThat(digests.of(folder.resolve("a")).orElseThrow().size()).isEqualTo(3);
        Files.move(folder.resolve("b/x"), folder.resolve("b/z"));
        assertThat(of(folder.resolve("a"))).isNotEqualTo(of(folder.resolve("b")));
    }

    @Test
    void aLinkInAFolderIsNotFollowedToFolders() throws IOException {
        file("a/x", "1", NOW);
        Files.createSymbolicLink(folder.resolve("a/loop"), folder.resolve("a"));
        assertThat(digests.of(folder.resolve("a")).orElseThrow().size()).isEqualTo(1);
    }

    @Test
    void aFileThatDidNotChangeIsNotReadAgain() throws IOException {
        Instant earlier = NOW.minusSeconds(60);
        Path file = file("x", "old", earlier);
        String digest = of(file);
        file("x", "new", earlier);
        assertThat(of(file)).as("same size and time: taken as the same file").isEqualTo(digest);
        file("x", "new", earlier.plusSeconds(1));
        assertThat(of(file)).isNotEqualTo(digest);
    }

    @Test
    void aFileWrittenJustNowIsReadAgainBecauseItMayChangeWithinATick() throws IOException {
        Path file = file("x", "old", NOW.minusMillis(1));
        String digest = of(file);
        file("x", "new", NOW.minusMillis(1));
        assertThat(of(file)).isNotEqualTo(digest);
    }
}
