package io.slipway.executor.local;

import io.slipway.executor.AttemptSpec;
import io.slipway.executor.Program;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The small Python program over each step. It is kept in the home: a jar that is replaced must not take it away. */
final class Supervisor {
    /** What it ends with where another supervisor has the attempt. */
    static final int CLAIMED_BY_ANOTHER = 75;

    private static final List<String> FILES = List.of("supervisor.py", "mask.py", "run.py");
    private static final Path SETSID = Path.of("/usr/bin/setsid");
    private final Supplier<Path> home;
    private final Duration grace;
    private @Nullable Path script;

    Supervisor(Supplier<Path> home, Duration grace) {
        this.home = home;
        this.grace = grace;
    }

    /** Starts it over a step whose folder is made. */
    Process start(Path python, AttemptSpec spec, AttemptFolder folder, Map<String, String> variables)
            throws IOException {
        List<String> command = new ArrayList<>(apart());
        command.addAll(List.of(
                python.toString(),
                script().toString(),
                folder.root().toString(),
                seconds(spec.timeout()),
                seconds(grace)));
        switch (spec.program()) {
            case Program.PythonFunction function -> command.addAll(List.of("function", function.function()));
            case Program.Command program -> {
                command.add("command");
                command.addAll(program.words());
            }
        }
        var process = new ProcessBuilder(command)
                .directory(folder.root().toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(Redirect.appendTo(folder.log().toFile()))
                .redirectErrorStream(true);
        process.environment().clear();
        process.environment().putAll(variables);
        return process.start();
    }

    // It leaves the terminal's process group by itself, but not before Python runs: a Ctrl-C until then would end it
    // without a word.
    private static List<String> apart() {
        return Files.isExecutable(SETSID) ? List.of(SETSID.toString()) : List.of();
    }

    private static String seconds(@Nullable Duration time) {
        return time == null ? "0" : Double.toString(Math.max(0.001, time.toMillis() / 1000.0));
    }

    private synchronized Path script() {
        if (script == null) {
            script = install();
        }
        return script;
    }

    // Named by its content: a step that an older version started keeps the program that it was started with.
    private Path install() {
        try {
            var content = new StringBuilder();
            for (String file : FILES) {
                content.append(text(file));
            }
            Path folder = home.get().resolve("executor").resolve(Digest.of(content.toString()));
            Files.createDirectories(folder);
            for (String file : FILES) {
                Path fresh = Files.createTempFile(folder, file, null);
                Files.writeString(fresh, text(file));
                Files.move(fresh, folder.resolve(file), StandardCopyOption.ATOMIC_MOVE);
            }
            return folder.resolve("run.py");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(String file) throws IOException {
        try (InputStream in = Objects.requireNonNull(Supervisor.class.getResourceAsStream(file))) {
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }
}
