package io.slipway.executor.local;

import io.slipway.executor.AttemptReport.End;
import io.slipway.executor.AttemptReport.Ended;
import io.slipway.executor.AttemptReport.Usage;
import io.slipway.executor.AttemptSpec;
import io.slipway.executor.Program;
import io.slipway.executor.SecretMask;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/** The files of one attempt, those that server and supervisor tell each other by among them. */
record AttemptFolder(Path root) {

    private static final Logger LOG = LoggerFactory.getLogger(AttemptFolder.class);

    Path work() {
        return root.resolve("work");
    }

    Path home() {
        return root.resolve("home");
    }

    Path temporary() {
        return root.resolve("tmp");
    }

    Path log() {
        return root.resolve("log.txt");
    }

    /** Locked while the supervisor lives. */
    Path alive() {
        return process().resolve("alive");
    }

    /** Where the step finds a secret that comes as a file. */
    Path secret(String name) {
        return secrets().resolve(name);
    }

    private Path secrets() {
        return root.resolve("secrets");
    }

    private Path process() {
        return root.resolve("process");
    }

    /** Makes the folders and writes what the supervisor reads. */
    void make(AttemptSpec spec) throws IOException {
        Path outputs = root.resolve("outputs");
        for (Path folder : new Path[] {
            process(), work(), home(), temporary(), outputs.resolve("parameters"), outputs.resolve("artifacts")
        }) {
            Files.createDirectories(folder);
        }
        if (spec.program() instanceof Program.PythonFunction function) {
            Files.writeString(process().resolve("ephemeral_component.py"), function.source());
            Files.writeString(process().resolve("executor_input.json"), spec.executorInput());
        }
        give(spec.secrets());
    }

    private void give(List<AttemptSpec.Secret> given) throws IOException {
        if (given.isEmpty()) {
            return;
        }
        Files.createDirectories(secrets());
        Files.setPosixFilePermissions(secrets(), PosixFilePermissions.fromString("rwx------"));
        for (AttemptSpec.Secret secret : given) {
            if (secret.file()) {
                writeAlone(secret(secret.name()), secret.value());
            }
        }
        // No value holds a zero byte. The supervisor takes it away before the step begins.
        writeAlone(process().resolve("mask"), String.join("\0", SecretMask.words(given)));
    }

    private static void writeAlone(Path file, String text) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text);
    }

    /** The step has ended: what it was given of secrets goes. */
    void forgetSecrets() {
        if (!Files.isDirectory(secrets())) {
            return;
        }
        try {
            Files.deleteIfExists(process().resolve("mask"));
            FileSystemUtils.deleteRecursively(secrets());
        } catch (IOException e) {
            LOG.warn("Secrets in {} could not be deleted: {}", secrets(), e.toString());
        }
    }

    Optional<Claim> claim() throws IOException {
        return Facts.read(process().resolve("claim")).map(Claim::of);
    }

    /** Whether a supervisor has or had it, or nobody may begin it any more. */
    boolean begun() {
        return Files.exists(process().resolve("claim"));
    }

    /** What a process that did not come as far as to begin left in the log. */
    String lastWords() throws IOException {
        return Files.exists(log())
                ? Files.readString(log(), StandardCharsets.ISO_8859_1)
                        .lines()
                        .reduce("it left no word", (before, line) -> line)
                : "it left no word";
    }

    /** How it ended, as its supervisor wrote it down. */
    Optional<Ended> ended(@Nullable Duration limit) throws IOException {
        Optional<Facts> exit = Facts.read(process().resolve("exit"));
        Optional<Claim> claim = claim();
        if (exit.isEmpty() || claim.isEmpty()) {
            return claim.filter(Claim::stoppedBefore).map(AttemptFolder::neverRan);
        }
        Facts facts = exit.get();
        var usage = new Usage(Duration.ofNanos(facts.number("cpu-micros") * 1000), facts.number("peak-bytes"));
        return Optional.of(new Ended(end(facts, limit), claim.get().started(), facts.moment("ended"), usage));
    }

    private static Ended neverRan(Claim claim) {
        return new Ended(new End.Stopped(), claim.started(), claim.started(), new Usage(null, null));
    }

    private static End end(Facts facts, @Nullable Duration limit) {
        return switch (facts.text("cause")) {
            case "stop" -> new End.Stopped();
            case "limit" -> new End.TimedOut(limit == null ? Duration.ZERO : limit);
            default ->
                facts.values().containsKey("signal")
                        ? new End.Killed((int) facts.number("signal"), facts.number("out-of-memory") == 1)
                        : new End.Exited((int) facts.number("code"));
        };
    }

    /** Tells the supervisor that the signal it is about to get comes from a person's wish. */
    void wishStop() throws IOException {
        // Two who stop at the same time wish the same: whoever comes second finds it there.
        Files.write(process().resolve("stop"), new byte[0], StandardOpenOption.CREATE);
    }

    /** Takes the claim so that nobody can begin this attempt any more; false where somebody has it. */
    boolean stopBefore(Instant now) throws IOException {
        Files.createDirectories(process());
        // A name of its own: a second stop must not write into what the first has linked as the claim.
        Path mine = Files.createTempFile(process(), "claim", ".stopped");
        try (var channel = FileChannel.open(mine, StandardOpenOption.WRITE)) {
            String facts = "stopped-before=1\nstarted=" + now.toEpochMilli() + "\n";
            channel.write(ByteBuffer.wrap(facts.getBytes(StandardCharsets.UTF_8)));
            channel.force(true);
        }
        try {
            Files.createLink(process().resolve("claim"), mine);
            return true;
        } catch (FileAlreadyExistsException claimed) {
            return false;
        } finally {
            Files.delete(mine);
        }
    }
}
