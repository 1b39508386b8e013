package io.slipway.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.project.ForbiddenException;
import io.slipway.project.Memberships;
import io.slipway.project.NotFoundException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UploadTest {
    private static final String ABC = "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir
    Path folder;

    private ArtifactRoom room;

    @BeforeEach
    void open() throws IOException {
        room = ArtifactRoom.in(folder);
        Memberships.signIn("editor");
    }

    @AfterEach
    void signOut() {
        Memberships.signOut();
    }

    private Stored upload(String name, InputStream bytes, long size) {
        return room.artifacts().upload(Memberships.MINE, name, bytes, size);
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private List<Path> left() throws IOException {
        try (Stream<Path> all = Files.walk(room.home())) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private long rows() {
        return room.jdbc().sql("SELECT count(*) FROM upload").query(Long.class).single();
    }

    @Test
    void anUploadIsThereWholeWithSizeAndDigestAndIsWrittenDown() {
        Stored stored = upload("train.csv", bytes("abc"), 3);
        assertThat(stored).extracting(Stored::size, Stored::digest).containsExactly(3L, ABC);
        assertThat(Path.of(stored.uri()))
                .hasContent("abc")
                .hasFileName("train.csv")
                .startsWith(room.home().resolve("uploads").resolve("mine"));
        assertThat(room.jdbc()
                        .sql(
                                "SELECT project || ' ' || name || ' ' || bytes || ' ' || digest || ' ' || uploaded_by FROM upload")
                        .query(String.class)
                        .single())
                .isEqualTo("mine train.csv 3 " + ABC + " editor");
        assertThat(room.artifacts().importable(Memberships.MINE, stored.uri())).isEqualTo(stored);
    }

    @Test
    void twoUploadsOfOneNameDoNotMeet() {
        Stored one = upload("x", bytes("1"), 1);
        Stored two = upload("x", bytes("2"), 1);
        assertThat(Path.of(one.uri())).hasContent("1");
        assertThat(Path.of(two.uri())).hasContent("2");
    }

    @ParameterizedTest
    @ValueSource(longs = {2, 4, 1_000_000})
    void anotherNumberOfBytesThanAnnouncedLeavesNothing(long size) throws IOException {
        assertThatThrownBy(() -> upload("x.csv", bytes("abc"), size))
                .isInstanceOf(ArtifactException.class)
                .hasMessageContaining("The upload of x.csv was cut off: expected " + size + " bytes");
        assertThat(left()).isEmpty();
        assertThat(rows()).isZero();
    }

    @Test
    void aSenderThatGoesAwayLeavesNothing() throws IOException {
        InputStream torn = new SequenceInputStream(bytes("abc"), new InputStream() {
            @Override
            public int read() {
                throw new UnsupportedOperationException();
            }

            @Override
            public int read(byte[] buffer, int start, int length) throws IOException {
                throw new IOException("connection reset");
            }
        });
        assertThatThrownBy(() -> upload("x.csv", torn, 10))
                .hasMessage("The upload of x.csv was cut off: send it again");
        assertThat(left()).isEmpty();
        assertThat(rows()).isZero();
    }

    @Test
    void moreThanTheDiskHoldsIsRefusedBeforeAByteIsRead() throws IOException {
        assertThatThrownBy(() -> upload("huge", bytes(""), Long.MAX_VALUE / 2))
                .isInstanceOf(ArtifactException.class)
                .hasMessageContaining("make room and send it again");
        assertThat(left()).isEmpty();
    }

    @Test
    void whatCanNotBeWrittenDownIsTakenAway() throws IOException {
        room.jdbc().sql("DROP TABLE upload").update();
        assertThatThrownBy(() -> upload("x", bytes("abc"), 3)).isInstanceOf(RuntimeException.class);
        assertThat(left()).isEmpty();
    }

    @Test
    void whatACrashLeftHalfIsSweptAtTheNextStart() throws IOException {
        Path part = ArtifactRoom.write(room.home().resolve("uploads/.incoming/x.part"), "half");
        room.artifacts().sweep();
        assertThat(part).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "../../x.csv,x.csv",
        "C:\\data\\x.csv,x.csv",
        "a:b?.csv,a_b_.csv",
        ".env,.env",
        "Größe 1.csv,Größe 1.csv"
    })
    void onlyTheLastPartOfANameIsTaken(String given, String kept) {
        assertThat(Path.of(upload(given, bytes("1"), 1).uri())).hasFileName(kept);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", ".", "/", "a/..", " "})
    void whatIsNoNameIsRefused(String given) {
        assertThatThrownBy(() -> upload(given, bytes("1"), 1)).isInstanceOf(ArtifactException.class);
    }

    @Test
    void aVeryLongNameKeepsItsEnding() {
        String name = String.valueOf(Path.of(
                        upload("ü".repeat(400) + ".csv", bytes("1"), 1).uri())
                .getFileName());
        assertThat(name).endsWith(".csv");
        assertThat(name.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(200);
    }

    @Test
    void onlyEditorsBringFiles() {
        Memberships.signIn("viewer");
        assertThatThrownBy(() -> upload("x", bytes("1"), 1)).isInstanceOf(ForbiddenException.class);
        Memberships.signIn("otherowner");
        assertThatThrownBy(() -> upload("x", bytes("1"), 1)).isInstanceOf(NotFoundException.class);
    }
}
