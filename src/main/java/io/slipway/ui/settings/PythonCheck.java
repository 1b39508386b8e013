package io.slipway.ui.settings;

import io.slipway.project.InvalidInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Whether there is a Python 3 where somebody says so: it is asked for its version, and nothing else is run. */
final class PythonCheck {
    private static final int SECONDS = 20;

    private PythonCheck() {}

    /** What was typed, made absolute, and the version that answered. */
    record Found(String path, String version) {}

    static Found of(String typed, Optional<String> whyNotLocal) {
        whyNotLocal.ifPresent(why -> {
            throw wrong(why);
        });
        Path path = path(typed.strip());
        String said = answer(program(path));
        String version = said.startsWith("Python ") ? said.substring("Python ".length()) : "";
        if (!version.startsWith("3.")) {
            throw wrong("Expected a Python 3 at " + path + ", which answered \"" + said
                    + "\": name the program python3 or the folder of an environment");
        }
        return new Found(path.toString(), version);
    }

    private static Path path(String typed) {
        try {
            Path path = Path.of(typed);
            if (!typed.isEmpty() && path.isAbsolute()) {
                return path.normalize();
            }
        } catch (InvalidPathException e) {
            // said below
        }
        throw wrong("Expected an absolute path on the server, as /opt/conda/envs/gpu; \"" + typed + "\" is none");
    }

    private static Path program(Path path) {
        List<Path> places = Files.isDirectory(path)
                ? List.of(path.resolve("bin/python3"), path.resolve("bin/python"), path.resolve("Scripts/python.exe"))
                : List.of(path);
        return places.stream()
                .filter(Files::isExecutable)
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> wrong(
                        Files.exists(path)
                                ? "There is no Python in " + path + ": expected bin/python3 in it, or name the program"
                                : "There is nothing at " + path + " on the server: check the path"));
    }

    private static String answer(Path program) {
        try {
            Process process = new ProcessBuilder(program.toString(), "--version")
                    .redirectErrorStream(true)
                    .start();
            try {
                if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                    throw wrong(program + " did not say its version within " + SECONDS + " seconds: is it Python?");
                }
                byte[] said = process.getInputStream().readNBytes(200);
                return new String(said, StandardCharsets.UTF_8).strip();
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            throw wrong(program + " cannot be run (" + e.getMessage() + "): check that it is a program");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw wrong("The check was interrupted: try again");
        }
    }

    private static InvalidInputException wrong(String sentence) {
        return new InvalidInputException("interpreter", sentence);
    }
}
