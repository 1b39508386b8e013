package io.slipway.executor.kubernetes;

import io.slipway.executor.AttemptReport;
import io.slipway.executor.AttemptReport.End;
import io.slipway.executor.AttemptReport.Usage;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** What is remembered of an attempt beside its files: that its Job was made, that it should stop, how it ended. */
record Notes(Path folder) {
    private static final String JOB = "job";
    private static final String STOP = "stop";
    private static final String END = "end";

    /** Why an attempt is ended. */
    enum Cause {
        WISH,
        LIMIT
    }

    /** About to be made: from now on it may exist. */
    void creating(String namespace) {
        write(JOB, Map.of("namespace", namespace));
    }

    /** It exists. */
    void created(String namespace, String uid) {
        write(JOB, Map.of("namespace", namespace, "uid", uid));
    }

    Optional<String> namespace() {
        return Optional.ofNullable(read(JOB).getProperty("namespace"));
    }

    boolean wasCreated() {
        return read(JOB).containsKey("uid");
    }

    void stop(Cause cause) {
        if (stopped().isEmpty()) {
            write(STOP, Map.of("cause", cause.name()));
        }
    }

    Optional<Cause> stopped() {
        return Optional.ofNullable(read(STOP).getProperty("cause")).map(Cause::valueOf);
    }

    void ended(AttemptReport.Ended ended) {
        Map<String, String> how = switch (ended.end()) {
            case End.Exited exited -> Map.of("how", "exited", "number", Integer.toString(exited.code()));
            case End.Killed killed -> Map.of("how", "killed", "number", Integer.toString(killed.signal()));
            case End.TimedOut late ->
                Map.of("how", "late", "number", Long.toString(late.limit().toMillis()));
            case End.Stopped stopped -> Map.of("how", "stopped");
            case End.Broken broken ->
                broken.code() == null
                        ? Map.of("how", "broken", "reason", broken.reason())
                        : Map.of(
                                "how",
                                "broken",
                                "reason",
                                broken.reason(),
                                "number",
                                broken.code().toString());
        };
        Properties all = new Properties();
        all.putAll(how);
        all.setProperty("started", Long.toString(ended.startedAt().toEpochMilli()));
        all.setProperty("ended", Long.toString(ended.endedAt().toEpochMilli()));
        write(END, all);
    }

    Optional<AttemptReport.Ended> ended() {
        Properties all = read(END);
        if (all.isEmpty()) {
            return Optional.empty();
        }
        long number = Long.parseLong(all.getProperty("number", "0"));
        End end = switch (all.getProperty("how", "")) {
            case "exited" -> new End.Exited((int) number);
            case "killed" -> new End.Killed((int) number, false);
            case "late" -> new End.TimedOut(Duration.ofMillis(number));
            case "stopped" -> new End.Stopped();
            default ->
                new End.Broken(all.getProperty("reason", ""), all.getProperty("number") == null ? null : (int) number);
        };
        return Optional.of(
                new AttemptReport.Ended(end, moment(all, "started"), moment(all, "ended"), new Usage(null, null)));
    }

    private static Instant moment(Properties all, String name) {
        return Instant.ofEpochMilli(Long.parseLong(all.getProperty(name, "0")));
    }

    private void write(String name, Map<?, ?> facts) {
        Properties all = new Properties();
        all.putAll(facts);
        StringWriter text = new StringWriter();
        try {
            all.store(text, null);
            Files.createDirectories(process());
            Path fresh = Files.createTempFile(process(), name, null);
            try (var channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8)));
                channel.force(true);
            }
            Files.move(fresh, process().resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Properties read(String name) {
        Properties all = new Properties();
        Path file = process().resolve(name);
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                all.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return all;
    }

    private Path process() {
        return folder.resolve("process");
    }
}
