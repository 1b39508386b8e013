package io.slipway.walk;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** The packaged jar as a process of its own, on a free port of loopback; can be killed and started again on the same home. */
final class RunningServer implements AutoCloseable {
    static final String ADMIN_PASSWORD = "correct horse battery";

    private final Path home;
    private final int port = freePort();
    private final List<String> command;
    private final Map<String, String> settings;
    private Process process;

    /** Starts on a home; settings are environment variables. */
    RunningServer(Path home, Map<String, String> settings) {
        this(command(), home, settings);
    }

    private RunningServer(List<String> command, Path home, Map<String, String> settings) {
        this.command = command;
        this.home = home;
        this.settings = settings;
        this.process = launch();
        awaitReady();
    }

    /** By the launcher, with what it tells the JVM: for figures. Builds first if sources are newer than the jar. */
    static RunningServer asUsersStartIt(Path home) {
        return new RunningServer(List.of("./slipway", "run"), home, Map.of());
    }

    String url(String path) {
        return "http://" + settings.getOrDefault("SERVER_ADDRESS", "localhost") + ":" + port + path;
    }

    Path home() {
        return home;
    }

    /** SIGKILL: nothing is flushed, nobody is told. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    void startAgain() {
        process = launch();
        awaitReady();
    }

    String log() throws IOException {
        return Files.readString(logFile());
    }

    /** As Ctrl-C does; returns when it has ended. */
    void stop() {
        process.destroy();
        process.onExit().completeOnTimeout(process, 20, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        stop();
        kill();
    }

    private Path logFile() {
        return home.resolveSibling(home.getFileName() + ".log");
    }

    /** How the packaged program is started, without arguments. */
    static List<String> command() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-jar",
                Path.of("target", "slipway.jar").toAbsolutePath().toString());
    }

    private Process launch() {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile().toFile()));
        builder.environment()
                .putAll(Map.of(
                        "SLIPWAY_HOME", home.toString(),
                        "SLIPWAY_PORT", Integer.toString(port),
                        "SLIPWAY_ADMIN_PASSWORD", ADMIN_PASSWORD));
        builder.environment().putAll(settings);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new IllegalStateException("the jar could not be started; build it first (mvn package)", e);
        }
    }

    private void awaitReady() {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest readiness = HttpRequest.newBuilder(URI.create(url("/actuator/health/readiness")))
                .build();
        Awaitility.await()
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(100))
                .failFast("the server ended: see " + logFile(), () -> !process.isAlive())
                .ignoreExceptions()
                .until(() -> client.send(readiness, BodyHandlers.discarding()).statusCode() == 200);
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException("no free port", e);
        }
    }
}
