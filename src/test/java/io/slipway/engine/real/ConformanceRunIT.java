package io.slipway.engine.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.slipway.Rooms;
import io.slipway.engine.InvalidRunException;
import io.slipway.engine.Passed;
import io.slipway.engine.PipelineRun;
import io.slipway.format.Examples;
import io.slipway.format.KfpFile;
import io.slipway.format.Sdk;
import io.slipway.pipeline.Input;
import io.slipway.pipeline.Pipeline;
import io.slipway.pipeline.Type;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Compiled Kubeflow pipelines that need nothing but Python end as KFP's own end-to-end tests demand. */
class ConformanceRunIT {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    // Each names something that a later issue runs; a file without any of it must run today.
    private static final List<String> LATER = List.of(
            "iterator",
            "exit_handler",
            "container_component",
            "FINAL_STATUS",
            "collected",
            "py_containerized",
            "TASK_CONFIG");

    // Fifteen minutes of sleep by default.
    private static final String NAP = "naptime_secs";

    private record Case(String file, JsonNode expected, Pipeline pipeline) {
        boolean later() {
            return expected.path("features")
                            .valueStream()
                            .map(JsonNode::asString)
                            .anyMatch(feature -> LATER.stream().anyMatch(feature::contains))
                    || pipeline.root().inputs().values().stream()
                            .anyMatch(input -> input.type() instanceof Type.Artifact);
        }

        /** Whether its result is a matter of chance. */
        boolean random() {
            return Examples.read("conformance/kfp/" + file).contains("import random");
        }

        /** As KFP's test did: given ones, and any value of the type where one is required. */
        Map<String, JsonNode> arguments() {
            Map<String, JsonNode> arguments = new LinkedHashMap<>();
            expected.path("reference_local_arguments")
                    .properties()
                    .forEach(one -> arguments.put(one.getKey(), one.getValue()));
            pipeline.root().inputs().forEach((name, input) -> {
                if (input.required() || name.equals(NAP)) {
                    arguments.putIfAbsent(name, any(input));
                }
            });
            return arguments;
        }

        private static JsonNode any(Input input) {
            return JSON.readTree(
                    switch (input.type()) {
                        case Type.Artifact artifact -> "null";
                        case Type.Parameter parameter ->
                            switch (parameter.kind()) {
                                case STRING -> "\"text\"";
                                case INTEGER, DOUBLE -> "1";
                                case BOOLEAN -> "true";
                                case LIST -> "[]";
                                case STRUCT, TASK_FINAL_STATUS, TASK_CONFIG -> "{}";
                            };
                    });
        }
    }

    private static Stream<Case> cases() {
        return JSON.readTree(Examples.read("conformance/kfp/expected.json"))
                .valueStream()
                .filter(one -> one.path("needs").asString().startsWith("A"))
                .map(one -> {
                    String file = one.path("file").asString();
                    return new Case(
                            file,
                            one,
                            KfpFile.read(Examples.read("conformance/kfp/" + file))
                                    .pipeline());
                });
    }

    @Test
    void pipelinesThatNeedOnlyPythonEndAsKfpDemands(@TempDir Path home) {
        assumeTrue(Examples.present(), "the shared conformance files are missing");
        SoftAssertions told = new SoftAssertions();
        try (Rooms rooms = Rooms.on(home, Sdk.environment())) {
            Running running = new Running(rooms);
            Map<Case, PipelineRun> started = new LinkedHashMap<>();
            cases().forEach(one -> start(one, running, started, told));
            started.forEach((one, run) -> compare(one, running, running.end(run), told));
            told.assertThat(started).hasSizeGreaterThan(20);
        }
        told.assertAll();
    }

    private static void start(Case one, Running running, Map<Case, PipelineRun> started, SoftAssertions told) {
        try {
            started.put(one, running.start(running.saved(one.pipeline()), one.arguments()));
        } catch (InvalidRunException refused) {
            told.assertThat(one.later())
                    .as(one.file() + " is refused: " + refused.getMessage())
                    .isTrue();
        }
    }

    private static void compare(Case one, Running running, PipelineRun run, SoftAssertions told) {
        String said = one.file() + " " + running.words(run) + " " + run.reason();
        JsonNode reference = one.expected().path("reference_local_outputs");
        String demanded = one.expected().path("expected_run_state").asString(reference.isEmpty() ? "" : "SUCCEEDED");
        if (!demanded.isEmpty()) {
            told.assertThat(run.state().name()).as(said).isEqualTo(demanded);
        }
        Map<String, Passed> outputs = running.outputs(run);
        reference.properties().forEach(output -> {
            String given = shown(outputs.get(output.getKey()));
            told.assertThat(given)
                    .as(said + " " + output.getKey())
                    .isEqualTo(one.random() ? given : shown(output.getValue()))
                    .isNotEqualTo("nothing");
        });
    }

    private static String shown(@Nullable Passed passed) {
        return switch (passed) {
            case null -> "nothing";
            case Passed.Value value -> value.json().toString();
            case Passed.Artifacts list ->
                list.artifacts().stream()
                        .map(one -> one.schema() + " " + one.metadata())
                        .collect(Collectors.joining());
        };
    }

    private static String shown(JsonNode reference) {
        return reference.has("artifact")
                ? reference.path("artifact").asString() + " " + reference.path("metadata")
                : reference.toString();
    }

    @Test
    void noCaseIsLeftOutUnnoticed() {
        assumeTrue(Examples.present(), "the shared conformance files are missing");
        assertThat(cases().filter(one -> !one.later())).hasSizeGreaterThan(20);
    }
}
