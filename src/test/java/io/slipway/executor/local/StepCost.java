package io.slipway.executor.local;

import io.slipway.executor.AttemptId;
import io.slipway.executor.AttemptReport;
import io.slipway.executor.Environment;
import io.slipway.executor.EnvironmentSpec;
import io.slipway.executor.Program;
import io.slipway.executor.SomeSpec;
import io.slipway.project.ProjectId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** What a warm no-op step of kfp costs here, against kfp's executor started alone on the same input; taken in turn. */
final class StepCost {
    private static final String SOURCE = """
            import kfp
            from kfp import dsl
            from kfp.dsl import *
            from typing import *

            def step(text: str) -> str:
                return text
            """;
    private static final int ROUNDS = 60;
    private static final int WARM = 10;

    private final Path home;
    private final LocalExecutor executor;
    private final Environment environment;
    private volatile CompletableFuture<AttemptReport> end = new CompletableFuture<>();

    private StepCost(Path home, String python) {
        this.home = home;
        var settings = new LocalSettings(null, 8.0, null, 0, List.of("PATH"), java.time.Duration.ofSeconds(5));
        executor = new LocalExecutor(settings, () -> home, Optional::empty, Clock.systemUTC());
        executor.listen((id, report) -> {
            if (report instanceof AttemptReport.Ended || report instanceof AttemptReport.NotStarted) {
                end.complete(report);
            }
        });
        environment = executor.prepare(
                        new EnvironmentSpec(new ProjectId("p"), "python:3.11", List.of(), python), System.out::println)
                .join();
    }

    public static void main(String[] args) throws Exception {
        Path home = Files.createTempDirectory("step-cost");
        var cost = new StepCost(home, args[0]);
        long[] alone = new long[ROUNDS];
        long[] here = new long[ROUNDS];
        long[] prepared = new long[ROUNDS];
        for (int round = -WARM; round < ROUNDS; round++) {
            long first = cost.alone(round);
            long second = cost.here(round);
            long third = cost.prepare(args[0]);
            if (round >= 0) {
                alone[round] = first;
                here[round] = second;
                prepared[round] = third;
            }
        }
        double base = median(alone);
        System.out.printf("kfp.dsl.executor_main alone   median %6.1f ms%n", base);
        System.out.printf(
                "the step, start to its report median %6.1f ms   ratio %.2f%n", median(here), median(here) / base);
        System.out.printf("prepare, warm                 median %6.2f ms%n", median(prepared));
        EnvironmentFolder.delete(home);
    }

    private static double median(long[] nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2] / 1e6;
    }

    private static String input(Path folder) {
        return """
                {"inputs": {"parameterValues": {"text": "x"}}, "outputs": {"parameters": {"Output": {"outputFile": "%s/Output"}},
                 "outputFile": "%s/executor_output.json"}}""".formatted(folder, folder);
    }

    private long alone(int round) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(home.resolve("alone" + round));
        Path module = Files.writeString(folder.resolve("ephemeral_component.py"), SOURCE);
        var command = new ProcessBuilder(
                        environment.reference(),
                        "-m",
                        "kfp.dsl.executor_main",
                        "--component_module_path",
                        module.toString(),
                        "--executor_input",
                        input(folder),
                        "--function_to_execute",
                        "step")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log.txt").toFile());
        command.environment().put("_KFP_RUNTIME", "true");
        command.environment().put("PYTHONUNBUFFERED", "1");
        long begin = System.nanoTime();
        if (command.start().waitFor() != 0) {
            throw new IllegalStateException(Files.readString(folder.resolve("log.txt")));
        }
        return System.nanoTime() - begin;
    }

    private long here(int round) throws IOException {
        Path folder = home.resolve("here" + round);
        end = new CompletableFuture<>();
        var spec = SomeSpec.of(
                new AttemptId("run", "step" + round, 1),
                new Program.PythonFunction(SOURCE, "step"),
                environment,
                input(folder.resolve("outputs")),
                folder,
                Map.of(),
                null);
        long begin = System.nanoTime();
        executor.start(spec);
        AttemptReport report = end.join();
        long took = System.nanoTime() - begin;
        if (!(report instanceof AttemptReport.Ended ended)
                || !ended.end().equals(new AttemptReport.End.Exited(0))
                || !Files.exists(folder.resolve("outputs/executor_output.json"))) {
            throw new IllegalStateException(report + " " + folder);
        }
        return took;
    }

    private long prepare(String python) {
        long begin = System.nanoTime();
        executor.prepare(new EnvironmentSpec(new ProjectId("p"), "python:3.11", List.of(), python), line -> {})
                .join();
        return System.nanoTime() - begin;
    }
}
