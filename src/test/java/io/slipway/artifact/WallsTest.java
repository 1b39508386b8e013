package io.slipway.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.project.Memberships;
import io.slipway.project.NotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WallsTest {
    @TempDir
    Path folder;

    private ArtifactRoom room;

    @BeforeEach
    void open() throws IOException {
        room = ArtifactRoom.in(folder.toRealPath());
        Memberships.signIn("viewer");
    }

    @AfterEach
    void signOut() {
        Memberships.signOut();
    }

    private Path read(Path uri, String inside) {
        return room.artifacts().readable(Memberships.MINE, uri.toString(), inside);
    }

    private void hidden(String uri, String inside) {
        assertThatThrownBy(() -> room.artifacts().readable(Memberships.MINE, uri, inside))
                .as(uri + " " + inside)
                .isInstanceOf(NotFoundException.class);
    }

    private void refused(String uri, String why) {
        assertThatThrownBy(() -> room.artifacts().importable(Memberships.MINE, uri))
                .as(uri)
                .isInstanceOf(ArtifactException.class)
                .hasMessageContaining(why);
    }

    @Test
    void whatAnAttemptGaveIsReadableAndWhatTheExecutorKeepsBesideItIsNot() throws IOException {
        Path given = room.given("artifacts/model", "m");
        Path work = ArtifactRoom.write(
                room.artifacts().attemptFolder(Memberships.MINE, "r1", "s1", 1).resolve("work/x"), "w");
        Path secret = ArtifactRoom.write(work.resolveSibling("../env").normalize(), "TOKEN=1");
        assertThat(read(given, "")).isEqualTo(given);
        assertThat(read(given.resolveSibling("."), "model")).isEqualTo(given);
        assertThat(read(work, "")).isEqualTo(work);
        hidden(secret.toString(), "");
        hidden(given.getParent() + "/../../env", "");
        hidden(room.home().resolve("runs/mine/r1").toString(), "");
    }

    @Test
    void anotherProjectIsNotThere() throws IOException {
        Path theirs = ArtifactRoom.write(
                room.artifacts().attemptFolder(Memberships.OTHER, "r9", "s1", 1).resolve("outputs/x"), "x");
        Path upload = ArtifactRoom.write(room.home().resolve("uploads/other/1/x"), "x");
        hidden(theirs.toString(), "");
        hidden(upload.toString(), "");
        hidden(room.home() + "/uploads/mine/../other/1/x", "");
        refused(upload.toString(), "below the data roots only");
        Memberships.signIn("otherowner");
        assertThatThrownBy(() -> read(room.given("mine", "m"), "")).isInstanceOf(NotFoundException.class);
    }

    @Test
    void aPathInsideAFolderStaysInside() throws IOException {
        Path inner = room.given("folder/a", "a");
        room.given("beside", "b");
        assertThat(read(inner.resolveSibling("."), "a")).isEqualTo(inner);
        assertThatThrownBy(() -> read(inner.resolveSibling("").normalize(), "../beside"))
                .isInstanceOf(ArtifactException.class)
                .hasMessageContaining("leads out of it");
        assertThatThrownBy(() -> read(inner.resolveSibling("").normalize(), "/etc/passwd"))
                .isInstanceOf(ArtifactException.class);
    }

    @Test
    void aLinkIsNoWayOut() throws IOException {
        Path secret = ArtifactRoom.write(room.home().resolve("db/slipway.mv.db"), "secret");
        Path link = Files.createSymbolicLink(room.given("a", "a").resolveSibling("link"), secret);
        Path root = Files.createSymbolicLink(room.data().resolve("link"), room.home());
        Path out = Files.createSymbolicLink(room.data().resolve("out"), Path.of("/etc"));
        hidden(link.toString(), "");
        hidden(root.toString(), "db/slipway.mv.db");
        hidden(out.toString(), "passwd");
        refused(root + "/db/slipway.mv.db", "below the data roots only");
        refused(out + "/passwd", "below the data roots only");
    }

    @Test
    void theAnswerForWhatIsOutsideIsTheSameWhetherItIsThereOrNot() {
        String there = messageOf("/etc/passwd");
        String missing = messageOf("/etc/nothing-there");
        assertThat(there.replace("/etc/passwd", "X")).isEqualTo(missing.replace("/etc/nothing-there", "X"));
    }

    private String messageOf(String uri) {
        try {
            return room.artifacts().importable(Memberships.MINE, uri).toString();
        } catch (ArtifactException refused) {
            return String.valueOf(refused.getMessage());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%2e%2e/%2e%2e/etc/passwd",
                "data/x.csv",
                "",
                "/data/x\0.csv",
                "s3://bucket/x",
                "file:///etc/passwd",
                "/etc/passwd",
                "/",
                "//etc/passwd"
            })
    void oddAddressesAreRefusedWithASentence(String uri) {
        assertThatThrownBy(() -> room.artifacts().importable(Memberships.MINE, uri))
                .isInstanceOf(ArtifactException.class);
        assertThatThrownBy(() -> room.artifacts().readable(Memberships.MINE, uri, ""))
                .isInstanceOfAny(ArtifactException.class, NotFoundException.class);
    }

    @Test
    void importersReadBelowDataRootsAndSayWhatIsMissing() throws IOException {
        Path file = ArtifactRoom.write(room.data().resolve("sub/x.csv"), "abc");
        assertThat(room.artifacts()
                        .importable(Memberships.MINE, file.toString())
                        .size())
                .isEqualTo(3);
        assertThat(room.artifacts()
                        .importable(Memberships.MINE, "file://" + file)
                        .size())
                .isEqualTo(3);
        assertThat(room.artifacts()
                        .importable(Memberships.MINE, room.data().resolve("sub").toString())
                        .size())
                .isEqualTo(3);
        refused(room.data() + "/gone.csv", "There is no file or folder at " + room.data() + "/gone.csv");
        refused(room.data() + "/sub/../../home/x", "below the data roots only");
        refused(room.given("a", "a").toString(), "below the data roots only");
        refused("s3://bucket/x", "is an address elsewhere");
    }

    @Test
    void aDataRootAroundTheHomeDoesNotOpenTheHome() throws IOException {
        Places wide = new Places(room.home(), List.of(folder.toRealPath()));
        Artifacts artifacts = new Artifacts(room.access(), new UploadStore(room.jdbc()), () -> wide, Clock.systemUTC());
        Path database = ArtifactRoom.write(room.home().resolve("db/slipway.mv.db"), "secret");
        assertThatThrownBy(() -> artifacts.importable(Memberships.MINE, database.toString()))
                .isInstanceOf(ArtifactException.class);
        assertThatThrownBy(() -> artifacts.readable(Memberships.MINE, database.toString(), ""))
                .isInstanceOf(NotFoundException.class);
        Path file = ArtifactRoom.write(room.data().resolve("x"), "x");
        assertThat(artifacts.importable(Memberships.MINE, file.toString()).size())
                .isEqualTo(1);
    }

    @Test
    void aHomeBehindALinkIsStillTheHome() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("linked-home"), room.home());
        Artifacts artifacts = new Artifacts(
                room.access(), new UploadStore(room.jdbc()), () -> new Places(link, List.of()), Clock.systemUTC());
        Path given = ArtifactRoom.write(
                artifacts.attemptFolder(Memberships.MINE, "r1", "s1", 1).resolve("outputs/x"), "x");
        assertThat(artifacts.readable(Memberships.MINE, given.toString(), "")).hasContent("x");
    }
}
