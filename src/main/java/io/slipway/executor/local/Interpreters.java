package io.slipway.executor.local;

import io.slipway.executor.EnvironmentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The Pythons of this machine: the one that environments are made from, and those that projects name. */
final class Interpreters {
    private final @Nullable Path configured;
    private final String path;
    private final Map<Path, Interpreter> found = new ConcurrentHashMap<>();
    private final Map<Path, Named> named = new ConcurrentHashMap<>();

    Interpreters(@Nullable Path configured, String path) {
        this.configured = configured;
        this.path = path;
    }

    // What is installed beside it may change: then the folders' times do.
    private record Named(Interpreter interpreter, FileTime changed) {}

    /** Why no step in Python can run here; looks for a file only, and asks nobody. */
    Optional<String> whyNot() {
        if (configured != null && !Files.isExecutable(configured)) {
            return Optional.of("There is no Python at " + configured
                    + ": correct slipway.local.python, or leave it out to take python3 from PATH");
        }
        return candidate().isPresent()
                ? Optional.empty()
                : Optional.of("There is no python3 on PATH: install Python 3.9 or newer, or say where it is with"
                        + " slipway.local.python, then start Slipway again");
    }

    /** The one that environments are made from. */
    Interpreter base() {
        Path python = candidate().orElseThrow(() -> new EnvironmentException(whyNot().orElse("There is no python3")));
        return checked(found.computeIfAbsent(python, known -> ask(known, false)));
    }

    /** The same if it was asked about itself before; then nobody has to wait. */
    Optional<Interpreter> knownBase() {
        return candidate().map(found::get);
    }

    /** An interpreter, a venv or a conda folder that a project names; it is used as it is. */
    Interpreter named(String name) {
        Path python =
                executable(Path.of(name.startsWith("~/") ? System.getProperty("user.home") + name.substring(1) : name));
        Named known = named.get(python);
        if (known == null || !known.changed.equals(changed(known.interpreter))) {
            Interpreter interpreter = checked(ask(python, true));
            if (!interpreter.kfp().isEmpty()) {
                throw new EnvironmentException(python + " can't import kfp (" + interpreter.kfp()
                        + "): install it there with `" + python + " -m pip install kfp`");
            }
            known = new Named(interpreter, changed(interpreter));
            named.put(python, known);
        }
        return known.interpreter;
    }

    private static FileTime changed(Interpreter interpreter) {
        return interpreter.libraries().stream()
                .map(Interpreters::modified)
                .max(FileTime::compareTo)
                .orElse(FileTime.fromMillis(0));
    }

    private static FileTime modified(Path folder) {
        try {
            return Files.getLastModifiedTime(folder);
        } catch (IOException gone) {
            return FileTime.fromMillis(0);
        }
    }

    private static Path executable(Path place) {
        Path python = Files.isDirectory(place) ? place.resolve("bin").resolve("python") : place;
        if (!place.isAbsolute() || !Files.isExecutable(python)) {
            throw new EnvironmentException("The project's Python environment is " + place + ", but there is no "
                    + (place.isAbsolute() ? python : "absolute path to a Python")
                    + ": name an interpreter, a venv or a conda folder of this machine in the project's settings");
        }
        return python;
    }

    private static Interpreter ask(Path python, boolean aboutKfp) {
        try {
            return InterpreterProbe.ask(python, aboutKfp);
        } catch (IOException e) {
            throw new EnvironmentException(python + " is no Python that can be started: " + e.getMessage());
        }
    }

    private static Interpreter checked(Interpreter interpreter) {
        if (!interpreter.atLeast(3, 9)) {
            throw new EnvironmentException(interpreter.executable() + " is Python " + interpreter.version()
                    + ", and steps need 3.9 or newer: install one and name it in slipway.local.python"
                    + " or in the project's settings");
        }
        return interpreter;
    }

    private Optional<Path> candidate() {
        if (configured != null) {
            return Optional.of(configured).filter(Files::isExecutable);
        }
        return Stream.of("python3", "python")
                .flatMap(name -> SearchPath.find(name, path).stream())
                .findFirst();
    }
}
