package io.slipway.executor.local;

import io.slipway.executor.Environment;
import io.slipway.executor.EnvironmentException;
import io.slipway.executor.EnvironmentSpec;
import io.slipway.project.Ids;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Makes one environment: a venv and the installs that the compiled command says, flags included, call by call. */
record EnvironmentBuild(
        Interpreter base, EnvironmentSpec spec, EnvironmentFolder folder, Consumer<String> progress, Said said) {
    EnvironmentBuild(Interpreter base, EnvironmentSpec spec, EnvironmentFolder folder, Consumer<String> progress) {
        this(base, spec, folder, progress, new Said());
    }

    Environment make(Clock clock) throws IOException {
        Path venv = folder.root().resolve(Ids.next(clock));
        Files.createDirectories(folder.root());
        try {
            return fill(venv);
        } catch (IOException | RuntimeException e) {
            if (Files.exists(venv)) {
                EnvironmentFolder.delete(venv);
            }
            throw e;
        }
    }

    private Environment fill(Path venv) throws IOException {
        progress.accept("Making an environment with Python " + base.version());
        venv(venv);
        int call = 0;
        for (List<String> arguments : spec.pip()) {
            call++;
            progress.accept("Installing " + PipWords.requirements(arguments)
                    + (spec.pip().size() > 1 ? " (" + call + " of " + spec.pip().size() + ")" : ""));
            install(venv, arguments);
        }
        Interpreter made = InterpreterProbe.ask(EnvironmentFolder.python(venv), false);
        requireKfp(made);
        Environment environment = folder.finish(venv, Packages.of(made.version(), made.libraries()));
        progress.accept("The environment is ready");
        return environment;
    }

    private void venv(Path venv) throws IOException {
        List<String> command = new ArrayList<>(List.of(base.executable().toString(), "-m", "venv"));
        if (base.pipReachesOthers()) {
            command.add("--without-pip"); // a second copy of pip costs seconds, and nobody needs it in there
        }
        command.add(venv.toString());
        said.add("$ python -m venv");
        List<String> lines = new ArrayList<>();
        if (run(command, false, lines::add) != 0) {
            throw new EnvironmentException(
                    "Python " + base.version() + " at " + base.executable() + " can't make an environment ("
                            + lines.stream()
                                    .filter(line -> !line.isBlank())
                                    .findFirst()
                                    .orElse("venv failed")
                            + "): install its venv and pip (Debian: apt install python3-venv python3-pip),"
                            + " or name another in slipway.local.python",
                    said.lines());
        }
    }

    private void install(Path venv, List<String> arguments) throws IOException {
        String python = EnvironmentFolder.python(venv).toString();
        List<String> command = new ArrayList<>(
                base.pipReachesOthers()
                        ? List.of(base.executable().toString(), "-m", "pip", "--python", python, "install")
                        : List.of(python, "-m", "pip", "install"));
        command.addAll(arguments);
        said.add("$ pip install " + String.join(" ", arguments));
        List<String> lines = new ArrayList<>();
        int code = run(command, PipWords.quiet(arguments), line -> {
            lines.add(line);
            PipWords.progress(line).ifPresent(progress);
        });
        if (code != 0) {
            throw new EnvironmentException(PipWords.failure(arguments, lines), said.lines());
        }
    }

    private void requireKfp(Interpreter made) {
        Stream<Path> places = made.libraries().stream().map(library -> library.resolve("kfp"));
        if (places.noneMatch(Files::isDirectory)) {
            throw new EnvironmentException(
                    "The packages of this step don't bring kfp, which its image " + spec.image()
                            + " would have: add kfp to its packages, or name an interpreter that has it"
                            + " in the project's settings",
                    said.lines());
        }
    }

    // Quiet is for logs of clusters. Here somebody watches, so pip's own word for "louder" takes it back; the command
    // is not touched.
    private int run(List<String> command, boolean louder, Consumer<String> lines) throws IOException {
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile());
        builder.environment().keySet().removeIf(name -> !PipWords.mayKnow(name));
        builder.environment().put("PYTHONUNBUFFERED", "1");
        if (louder) {
            builder.environment().put("PIP_VERBOSE", "1");
        }
        Process process = builder.start();
        try (var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            output.lines().forEach(line -> {
                said.add(line);
                lines.accept(line);
            });
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new EnvironmentException("Stopped while the environment was made");
        }
    }

    static String noDisk(Exception e) {
        return "The environment could not be written: " + e.getMessage() + ". Is the disk full?";
    }
}
