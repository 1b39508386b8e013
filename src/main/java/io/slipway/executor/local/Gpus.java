package io.slipway.executor.local;

import io.slipway.executor.Load.Gpu;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The GPUs of this machine, as {@code nvidia-smi} tells of them; none where there is no such program. */
record Gpus(Supplier<String> told) {
    private static final int PATIENCE_SECONDS = 5;

    static Gpus ofMachine(String searched) {
        Optional<Path> program = SearchPath.find("nvidia-smi", searched);
        return new Gpus(() -> program.map(Gpus::ask).orElse(""));
    }

    private static String ask(Path program) {
        try {
            Process asked = new ProcessBuilder(
                            program.toString(),
                            "--query-gpu=index,utilization.gpu,memory.used,memory.total",
                            "--format=csv,noheader,nounits")
                    .redirectErrorStream(true)
                    .start();
            // It says little: all of it fits into the pipe.
            if (asked.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && asked.exitValue() == 0) {
                return new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            }
            asked.destroyForcibly();
        } catch (IOException away) {
            return "";
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
        return "";
    }

    /** What is said of a GPU that does not tell all ({@code [N/A]}) is left out. Memory is in MiB there. */
    List<Gpu> now() {
        List<Gpu> gpus = new ArrayList<>();
        told.get().lines().forEach(line -> {
            String[] words = line.split("\\s*,\\s*", -1);
            try {
                gpus.add(new Gpu(
                        Integer.parseInt(words[0].strip()),
                        Double.parseDouble(words[1]),
                        megabytes(words[2]),
                        megabytes(words[3])));
            } catch (NumberFormatException | ArrayIndexOutOfBoundsException other) {
                // a word of the driver's own
            }
        });
        return gpus;
    }

    private static double megabytes(String mebibytes) {
        return Double.parseDouble(mebibytes.strip()) * (1 << 20) / 1e6;
    }
}
