package io.slipway.engine.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.slipway.artifact.Stored;
import io.slipway.engine.Passed;
import io.slipway.pipeline.Component;
import io.slipway.pipeline.Implementation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The SDK's own executor, in a process, as an attempt would run it. */
record SdkExecutor(Path python, Path folder) {

    static SdkExecutor in(Path folder) {
        String environment = System.getenv("SLIPWAY_PYTHON");
        assumeTrue(environment != null, "SLIPWAY_PYTHON is not set: no Python environment with kfp");
        return new SdkExecutor(Path.of(String.valueOf(environment), "bin", "python"), folder);
    }

    /** Runs the component's function to its end and collects what it gave. */
    Map<String, Passed> run(Component component, Map<String, Passed> inputs) {
        Implementation.PythonFunction function = (Implementation.PythonFunction) component.implementation();
        try {
            Path work = Files.createDirectories(folder.resolve("work"));
            Path module = Files.writeString(work.resolve("component.py"), function.module());
            Path log = work.resolve("log.txt");
            Process process = new ProcessBuilder(
                            python.toString(),
                            "-m",
                            "kfp.dsl.executor_main",
                            "--component_module_path",
                            module.toString(),
                            "--executor_input",
                            ExecutorInput.json(component, inputs, Seen.here(folder)),
                            "--function_to_execute",
                            function.function())
                    .directory(work.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("ended").isTrue();
            assertThat(process.exitValue()).as(Files.readString(log)).isZero();
            return Outputs.collect(component, folder, Seen.here(folder), SdkExecutor::inspect);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    static Optional<Stored> inspect(Path path) {
        return Files.exists(path)
                ? Optional.of(new Stored(path.toString(), path.toFile().length(), "seen"))
                : Optional.empty();
    }
}
