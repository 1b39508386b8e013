package io.slipway.engine;

import io.slipway.pipeline.PipelineVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the engine costs: from the wish to the first process, and between the end of one step and the begin of the next. */
final class Cost {
    private static final int ROUNDS = 8;
    private static final int LENGTH = 20;

    private Cost() {}

    public static void main(String[] args) throws Exception {
        try (House house = new House(Files.createTempDirectory("cost"), Path.of(args[0]))) {
            List<Double> first = new ArrayList<>();
            List<Double> between = new ArrayList<>();
            List<Double> process = new ArrayList<>();
            List<Double> period = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                PipelineVersion version = house.saved(House.chain("c" + round, LENGTH));
                Instant wished = Instant.now();
                PipelineRun run = house.awaitEnd(house.start(version, Map.of()));
                if (round > 1) {
                    List<Attempt> attempts = house.steps(run).keySet().stream()
                            .map(path -> house.details(run, path).attempts().getFirst())
                            .toList();
                    first.add(millis(wished, attempts.getFirst().started()));
                    for (int i = 1; i < attempts.size(); i++) {
                        period.add(millis(
                                attempts.get(i - 1).ended(), attempts.get(i).ended()));
                        between.add(millis(
                                attempts.get(i - 1).ended(), attempts.get(i).started()));
                        process.add(millis(
                                attempts.get(i).started(), attempts.get(i).ended()));
                    }
                }
            }
            System.out.printf("wish to first process  median %6.1f ms%n", median(first));
            System.out.printf("end to next process    median %6.1f ms%n", median(between));
            System.out.printf("process                median %6.1f ms%n", median(process));
            System.out.printf("end to end, all in     median %6.1f ms%n", median(period));
        }
        System.exit(0);
    }

    private static double millis(@Nullable Instant from, @Nullable Instant to) {
        return Duration.between(Objects.requireNonNull(from), Objects.requireNonNull(to))
                        .toNanos()
                / 1e6;
    }

    private static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
