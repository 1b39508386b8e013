package io.slipway.executor.kubernetes;

import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.slipway.executor.AttemptReport.End;
import io.slipway.executor.AttemptReport.Ended;
import io.slipway.executor.AttemptReport.Running;
import io.slipway.executor.AttemptSpec;
import io.slipway.executor.AttemptSpec.Input;
import io.slipway.executor.AttemptSpec.Returns;
import io.slipway.executor.Program;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** What is asked of an executor of clusters beside its time for no-op steps: logs, a warm step of kfp, a large artifact, requests. */
final class ClusterFigures {
    private static final int LINES = 20;
    private static final long GIB = 1L << 30;
    private static final String SOURCE = """
            import kfp
            from kfp import dsl
            from kfp.dsl import *
            from typing import *

            def step(a: int) -> int:
                return a + 1
            """;
    private final TestCluster cluster;
    private final Path home;
    private int made;

    private ClusterFigures(TestCluster cluster, Path home) {
        this.cluster = cluster;
        this.home = home;
    }

    public static void main(String[] args) throws Exception {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 5;
        Path home = Files.createTempDirectory("cluster-figures");
        try (TestCluster cluster = TestCluster.open();
                Rig rig = Rig.on(cluster, home)) {
            ClusterFigures figures = new ClusterFigures(cluster, home);
            figures.logs(rig);
            figures.kfp(rig, rounds);
            figures.artifact(rig);
            figures.requests(10);
        }
        System.exit(0);
    }

    private static Ended ended(Rig rig, AttemptSpec spec) {
        Ended ended = rig.told().next(spec.id(), Ended.class);
        if (!ended.end().equals(new End.Exited(0))) {
            throw new IllegalStateException(ended + " " + rig.log(spec.id().step()));
        }
        return ended;
    }

    private static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }

    /** From the time that a line says to when it is in the log that the page reads. */
    private void logs(Rig rig) throws IOException {
        String program = "import time\nfor i in range(" + LINES
                + "):\n    print(time.time(), flush=True)\n    time.sleep(0.5)\n";
        AttemptSpec spec = rig.spec(
                "logs",
                new Program.Command("python:3.11", List.of("python3", "-c", program)),
                Rig.NOTHING,
                null,
                List.of(),
                Returns.NOTHING);
        rig.executor().start(spec);
        rig.told().next(spec.id(), Running.class);
        List<Double> late = new ArrayList<>();
        Path log = rig.folder("logs").resolve("log.txt");
        while (late.size() < LINES) {
            List<String> lines =
                    Files.exists(log) ? Files.readString(log).lines().toList() : List.of();
            double now = System.currentTimeMillis() / 1000.0;
            for (String line : lines.subList(Math.min(late.size(), lines.size()), lines.size())) {
                late.add(now - Double.parseDouble(line));
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
        ended(rig, spec);
        // The first ones were written before the container was known to run.
        List<Double> live = late.subList(LINES / 2, LINES);
        System.out.printf(
                "a line of the log, written to seen   median %.3f s, longest %.3f s; the very first %.2f s%n",
                median(live), Collections.max(live), late.getFirst());
    }

    private static Program.Command lightweight(String folder) {
        String input = """
                {"inputs": {"parameterValues": {"a": 1}}, "outputs": {"parameters": {"Output": {"outputFile": "%s/Output"}},
                 "outputFile": "%s/output_metadata.json"}}""".formatted(folder, folder);
        String run = """
                program_path=$(mktemp -d)
                printf "%s" "$0" > "$program_path/ephemeral_component.py"
                python3 -m kfp.dsl.executor_main --component_module_path "$program_path/ephemeral_component.py" "$@"
                """;
        return new Program.Command(
                "python:3.11",
                List.of("sh", "-ec", run, SOURCE),
                List.of("--executor_input", input, "--function_to_execute", "step"));
    }

    private void kfp(Rig rig, int rounds) throws Exception {
        List<Double> ours = new ArrayList<>();
        List<Double> bare = new ArrayList<>();
        for (int round = 0; round <= rounds; round++) {
            AttemptSpec spec = rig.spec(
                    "kfp" + round, lightweight(Containers.OUTPUTS), Rig.NOTHING, null, List.of(), Returns.VALUES);
            long begun = System.nanoTime();
            rig.executor().start(spec);
            ended(rig, spec);
            double took = (System.nanoTime() - begun) / 1e9;
            double alone = alone(rig);
            if (round > 0) {
                ours.add(took);
                bare.add(alone);
            }
        }
        System.out.printf(
                "a warm lightweight step of kfp       median %.2f s; the same container alone %.2f s: %.2f times (goal 1.2)%n",
                median(ours), median(bare), median(ours) / median(bare));
    }

    /** The same container in a Job of its own, from its creation to Complete. */
    private double alone(Rig rig) {
        AttemptSpec spec =
                rig.spec("alone" + made++, lightweight("/tmp/out"), Rig.NOTHING, null, List.of(), Returns.NOTHING);
        Job job = new Jobs(ClusterSettings.of(cluster.connection(), "", ""), "alone", "").of(spec, cluster.namespace());
        long begun = System.nanoTime();
        var made = cluster.client().resource(job).create();
        Job end = cluster.client().resource(made).waitUntilCondition(HelloJob::over, 2, TimeUnit.MINUTES);
        if (!HelloJob.succeeded(end)) {
            throw new IllegalStateException(String.valueOf(end.getStatus()));
        }
        return (System.nanoTime() - begun) / 1e9;
    }

    private void artifact(Rig rig) throws IOException {
        Path data = home.resolve("data");
        byte[] block = new byte[1 << 20];
        new java.util.Random(1).nextBytes(block);
        try (OutputStream out = Files.newOutputStream(data)) {
            for (long written = 0; written < GIB; written += block.length) {
                out.write(block);
            }
        }
        long copying = System.nanoTime();
        Files.copy(data, home.resolve("down"));
        Files.copy(home.resolve("down"), home.resolve("up"));
        double plain = (System.nanoTime() - copying) / 1e9;
        Files.delete(home.resolve("down"));
        Files.delete(home.resolve("up"));
        long before = resident();
        AttemptSpec spec = rig.spec(
                "large",
                "ln /slipway/inputs/data /slipway/outputs/artifacts/data 2> /dev/null"
                        + " || cp /slipway/inputs/data /slipway/outputs/artifacts/data",
                Rig.NOTHING,
                null,
                List.of(new Input(data, "/slipway/inputs/data")),
                Returns.FILES);
        long begun = System.nanoTime();
        rig.executor().start(spec);
        ended(rig, spec);
        double took = (System.nanoTime() - begun) / 1e9;
        if (Files.mismatch(data, rig.folder("large").resolve("outputs/artifacts/data")) >= 0) {
            throw new IllegalStateException("it came back otherwise");
        }
        System.out.printf(
                "1 GiB down and up again              %.1f s; two plain copies %.1f s; memory of the server %d MiB before, at most %d MiB%n",
                took, plain, before >> 20, resident() >> 20);
    }

    /** The most memory that this process ever had. */
    private static long resident() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .map(line -> line.replaceAll("\\D", ""))
                .mapToLong(kilobytes -> Long.parseLong(kilobytes) << 10)
                .findFirst()
                .orElse(0);
    }

    private void requests(int steps) throws Exception {
        try (CountingRelay relay = new CountingRelay(cluster.client().getConfiguration());
                Rig rig = new Rig(
                        cluster,
                        home.resolve("counted"),
                        as -> as.with(new ClusterSettings.Connection.Token(relay.address(), "none", "")))) {
            for (Returns returns : List.of(Returns.NOTHING, Returns.FILES)) {
                AttemptSpec first = spec(rig, "first-" + returns, returns);
                rig.executor().start(first);
                ended(rig, first);
                relay.quiet();
                relay.counts().clear();
                List<AttemptSpec> all = new ArrayList<>();
                for (int i = 0; i < steps; i++) {
                    all.add(spec(rig, returns.name().toLowerCase(java.util.Locale.ROOT) + i, returns));
                }
                all.forEach(rig.executor()::start);
                all.forEach(spec -> ended(rig, spec));
                relay.quiet();
                Map<String, Integer> counts = new TreeMap<>(relay.counts());
                int pings = counts.getOrDefault("GET livez", 0);
                int sum = counts.values().stream().mapToInt(Integer::intValue).sum() - pings;
                System.out.printf(
                        "requests a step, %-8s            %.1f (goal 6); of %d steps: %s%n",
                        returns, sum / (double) steps, steps, counts);
            }
        }
    }

    private static AttemptSpec spec(Rig rig, String step, Returns returns) {
        return rig.spec(step, "echo hello", Rig.NOTHING, null, List.of(), returns);
    }
}
