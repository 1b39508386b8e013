package io.slipway.ui.editor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The real kfp SDK as a process. */
final class Sdk {
    private Sdk() {}

    /** What this program, which compiles {@code p} into the file that it is given, leaves in that file. */
    static String compile(String program) throws IOException, InterruptedException {
        String environment = System.getenv("SLIPWAY_PYTHON");
        assumeTrue(environment != null, "SLIPWAY_PYTHON is not set: no Python environment with kfp");
        Path folder = Files.createTempDirectory("sdk");
        Path file = folder.resolve("pipeline.yaml");
        Path source = Files.writeString(
                folder.resolve("pipeline.py"),
                program + "\nimport sys\nfrom kfp import compiler\ncompiler.Compiler().compile(p, sys.argv[1])\n");
        Path log = folder.resolve("log.txt");
        Process process = new ProcessBuilder(environment + "/bin/python", source.toString(), file.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(log)).isZero();
        return Files.readString(file);
    }
}
