package io.slipway.executor.local;

import io.slipway.executor.AttemptSpec;
import io.slipway.executor.EnvironmentException;
import io.slipway.executor.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Makes a step's folder and starts its supervisor. */
record Launcher(Interpreters interpreters, Supervisor supervisor, StepVariables variables) {

    Process launch(AttemptSpec spec, List<Integer> gpus) throws IOException {
        var folder = new AttemptFolder(spec.folder());
        Path python = python(spec);
        folder.make(spec);
        return supervisor.start(python, spec, folder, variables.of(spec, folder, python, gpus));
    }

    // A command needs a Python too, for its supervisor.
    private Path python(AttemptSpec spec) {
        Path python = switch (spec.program()) {
            case Program.PythonFunction function -> Path.of(spec.environment().reference());
            case Program.Command command -> interpreters.base().executable();
        };
        if (!Files.isExecutable(python)) {
            throw new EnvironmentException(
                    "its environment is gone (" + python + "): run it again to have it made anew");
        }
        return python;
    }
}
