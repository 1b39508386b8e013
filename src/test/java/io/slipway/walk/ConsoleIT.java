package io.slipway.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.Visitor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the packaged program says at the console, and with which exit code it ends. */
class ConsoleIT {
    private static final Pattern FIRST = Pattern.compile("Sign in as admin with the password (\\S+)");

    @TempDir
    Path folder;

    private record Ended(int code, String out, String err) {}

    @Test
    void theFirstStartPrintsAPasswordThatMustBeChanged() throws IOException {
        try (RunningServer server = new RunningServer(folder.resolve("home"), Map.of("SLIPWAY_ADMIN_PASSWORD", ""))) {
            assertThat(server.log()).contains("Slipway is ready at " + server.url(""));
            Matcher password = FIRST.matcher(server.log());
            assertThat(password.find()).isTrue();
            Visitor admin = new Visitor(server.url("")).signIn("admin", password.group(1));
            assertThat(admin.send("GET", "/app/my-project/nothing", null).statusCode())
                    .as("nothing is open before the password is changed")
                    .isEqualTo(403);
            assertThat(Files.getPosixFilePermissions(server.home()))
                    .isEqualTo(PosixFilePermissions.fromString("rwx------"));
            assertThat(Files.readString(server.home().resolve("server.log"))).doesNotContain(password.group(1));
        }
    }

    @Test
    void nobodySignsInAgainAfterTheServerWasKilledAndStarted() {
        try (RunningServer server = new RunningServer(folder.resolve("home"), Map.of())) {
            Visitor admin = new Visitor(server.url("")).signIn("admin", RunningServer.ADMIN_PASSWORD);
            server.kill();
            server.startAgain();
            assertThat(admin.send("GET", "/app/my-project/nothing", null).statusCode())
                    .isEqualTo(404);
            assertThat(admin.send("POST", "/app/my-project/nothing", "{}").statusCode())
                    .as("the token against forged requests outlives the server too")
                    .isEqualTo(404);
        }
    }

    @Test
    void aHomeThatCannotBeUsedIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "in the way");
        Ended ended = run(Map.of("SLIPWAY_HOME", file.resolve("home").toString()));
        refused(ended, "The home " + file.resolve("home"), "set SLIPWAY_HOME");
    }

    @Test
    void aSettingThatIsMistypedIsNamed() throws IOException {
        String home = folder.resolve("home").toString();
        for (String typed : List.of("abc", "65536", "-1")) {
            refused(
                    run(Map.of("SLIPWAY_HOME", home, "SLIPWAY_PORT", typed)),
                    "A port number 0-65535 is expected in SLIPWAY_PORT (server.port), got \"" + typed + "\"");
        }
        refused(
                run(Map.of("SLIPWAY_HOME", home, "SLIPWAY_PORT", "0", "SLIPWAY_LOCAL_EXECUTION", "onn")),
                "One of auto, on and off is expected in SLIPWAY_LOCAL_EXECUTION",
                "got \"onn\"");
        assertThat(folder.resolve("home")).doesNotExist();
    }

    @Test
    void aSecondServerOnTheSameHomeAndAPortInUseAreRefusedInASentence() throws IOException {
        try (RunningServer server = new RunningServer(folder.resolve("home"), Map.of());
                ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            refused(
                    run(Map.of("SLIPWAY_HOME", server.home().toString(), "SLIPWAY_PORT", "0")),
                    "in use by another Slipway",
                    "stop that one first");
            refused(
                    run(Map.of("SLIPWAY_HOME", server.home().toString()), "reset-password", "admin"),
                    "in use by another Slipway");
            refused(
                    run(Map.of(
                            "SLIPWAY_HOME", folder.resolve("other").toString(),
                            "SLIPWAY_PORT", Integer.toString(taken.getLocalPort()))),
                    "Port " + taken.getLocalPort() + " is in use",
                    "set SLIPWAY_PORT");
            assertThat(folder.resolve("other/db")).as("no database yet").isEmptyDirectory();
        }
    }

    @Test
    void whoIsLockedOutGetsANewPasswordWhileTheServerIsStopped() throws IOException {
        Path home = folder.resolve("home");
        try (RunningServer server = new RunningServer(home, Map.of())) {
            server.stop();
            assertThat(server.log()).contains("Slipway ends");
            Map<String, String> settings = Map.of("SLIPWAY_HOME", home.toString());
            assertThat(server.log()).doesNotContain("Flyway", "WARN", "ERROR");
            Ended nobody = run(settings, "reset-password", "nobody");
            assertThat(nobody.code()).isEqualTo(2);
            assertThat(nobody.out()).isEmpty();
            assertThat(nobody.err()).contains("nobody is called nobody; the people here are admin");
            Ended done = run(settings, "reset-password", "admin");
            assertThat(done.code()).as(done.err()).isZero();
            Matcher password = Pattern.compile("the password (\\S+)").matcher(done.out());
            assertThat(password.find()).isTrue();
            server.startAgain();
            Visitor admin = new Visitor(server.url("")).signIn("admin", password.group(1));
            assertThat(admin.send("GET", "/app/my-project/nothing", null).statusCode())
                    .isEqualTo(403);
        }
    }

    private static void refused(Ended ended, String... words) {
        assertThat(ended.code()).as(ended.err()).isEqualTo(1);
        assertThat(ended.err()).startsWith("slipway: ").contains(words).doesNotContain("\tat ", "Exception");
        assertThat(ended.err().lines()).hasSize(1);
    }

    private Ended run(Map<String, String> settings, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(RunningServer.command());
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile(folder, "out", "");
        Path err = Files.createTempFile(folder, "err", "");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().putAll(settings);
        int code = builder.start().onExit().join().exitValue();
        return new Ended(
                code, Files.readString(out, StandardCharsets.UTF_8), Files.readString(err, StandardCharsets.UTF_8));
    }
}
