package io.slipway.engine;

import io.slipway.Rooms;
import io.slipway.executor.Executors;
import io.slipway.pipeline.Argument;
import io.slipway.pipeline.Component;
import io.slipway.pipeline.Dialect;
import io.slipway.pipeline.Implementation;
import io.slipway.pipeline.Input;
import io.slipway.pipeline.Output;
import io.slipway.pipeline.Pipeline;
import io.slipway.pipeline.PipelineEntry;
import io.slipway.pipeline.PipelineVersion;
import io.slipway.pipeline.Pipelines;
import io.slipway.pipeline.Step;
import io.slipway.pipeline.Type;
import io.slipway.pipeline.Versions;
import io.slipway.project.ProjectId;
import io.slipway.project.Role;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.IntNode;

/** All rooms on a home of their own, with a project whose steps run in a Python that has kfp, and what tests ask of them. */
final class House implements AutoCloseable {
    private final Rooms rooms;

    House(Path home, Path python, String... properties) {
        rooms = Rooms.on(home, python, properties);
    }

    <T> T as(Supplier<T> work) {
        return rooms.as(work);
    }

    <T> T bean(Class<T> kind) {
        return rooms.get(kind);
    }

    ProjectId project() {
        return rooms.project();
    }

    void signIn(String name, @Nullable Role role) {
        rooms.signIn(name, role);
    }

    void signOut() {
        Rooms.signOut();
    }

    PipelineVersion saved(Pipeline pipeline) {
        return as(() -> {
            PipelineEntry entry = bean(Pipelines.class).create(project(), pipeline);
            return bean(Versions.class).save(project(), entry.id(), "first");
        });
    }

    PipelineRun start(PipelineVersion version, Map<String, JsonNode> arguments) {
        RunRequest request =
                new RunRequest(version.pipeline(), version.number(), arguments, "", true, false, null, Executors.LOCAL);
        return as(() -> bean(Engine.class).start(project(), request));
    }

    PipelineRun get(String run) {
        return as(() -> bean(Runs.class).get(project(), run));
    }

    PipelineRun awaitEnd(PipelineRun run) {
        Awaitility.await()
                .pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofSeconds(60))
                .until(() -> get(run.id()).state().ended());
        return get(run.id());
    }

    Map<String, StepRun> steps(PipelineRun run) {
        Map<String, StepRun> byPath = new LinkedHashMap<>();
        as(() -> bean(Runs.class).steps(project(), run.id())).forEach(step -> byPath.put(step.path(), step));
        return byPath;
    }

    StepRun step(PipelineRun run, String path) {
        return Objects.requireNonNull(steps(run).get(path), path);
    }

    StepDetails details(PipelineRun run, String path) {
        String id = step(run, path).id();
        return as(() -> bean(Runs.class).details(project(), run.id(), id));
    }

    /** A function of an optional integer {@code a}, that gives an integer. */
    static Component function(String name, String source) {
        Type integer = new Type.Parameter(Type.Kind.INTEGER);
        return new Component(
                "",
                Map.of("a", new Input(integer, new IntNode(0), true, "", Map.of())),
                Map.of("Output", new Output(integer, "", Map.of())),
                new Implementation.PythonFunction(source, name, List.of(), List.of(), "python:3.11", Map.of()),
                Map.of());
    }

    static Step step(String component, Map<String, Argument> arguments, Step.@Nullable Retry retry) {
        return new Step(
                component,
                "",
                arguments,
                Set.of(),
                null,
                Step.StartWhen.ALL_SUCCEEDED,
                retry,
                true,
                Step.Resources.NONE,
                null,
                "",
                Map.of());
    }

    static Pipeline pipeline(String name, Map<String, Component> components, Map<String, Step> steps) {
        Implementation.Graph graph = new Implementation.Graph(steps, Map.of());
        return new Pipeline(
                name,
                "",
                Dialect.SLIPWAY,
                components,
                new Component("", Map.of(), Map.of(), graph, Map.of()),
                Map.of());
    }

    /** Where a Python with kfp is; the test is skipped where there is none. */
    static Path python() {
        String folder = System.getenv("SLIPWAY_PYTHON");
        Assumptions.assumeTrue(
                folder != null && Files.isDirectory(Path.of(folder)),
                "SLIPWAY_PYTHON names no folder of a Python with kfp: what runs real steps is skipped");
        return Path.of(Objects.requireNonNull(folder));
    }

    /** Steps one after the other, each a function's body that may use {@code a}. */
    static Pipeline line(String name, Map<String, String> bodies) {
        Map<String, Component> components = new LinkedHashMap<>();
        Map<String, Step> steps = new LinkedHashMap<>();
        String[] before = {""};
        bodies.forEach((step, body) -> {
            String source = "def " + step + "(a: int = 0) -> int:\n    import os, time\n" + body.indent(4);
            components.put(step, function(step, source));
            Map<String, Argument> from =
                    before[0].isEmpty() ? Map.of() : Map.of("a", new Argument.StepOutput(before[0], "Output"));
            steps.put(step, step(step, from, null));
            before[0] = step;
        });
        return pipeline(name, components, steps);
    }

    /** So many steps, each adding one to what the one before gave. */
    static Pipeline chain(String name, int length) {
        Map<String, Component> components = new LinkedHashMap<>();
        Map<String, Step> steps = new LinkedHashMap<>();
        for (int i = 0; i < length; i++) {
            String step = "s" + i;
            String does = name.replace(' ', '_') + "_" + step;
            components.put(step, function(does, "def " + does + "(a: int = 0) -> int:\n    return a + 1\n"));
            Map<String, Argument> from =
                    i == 0 ? Map.of() : Map.of("a", new Argument.StepOutput("s" + (i - 1), "Output"));
            steps.put(step, step(step, from, null));
        }
        return pipeline(name, components, steps);
    }

    /** Ends orderly, as Ctrl-C does. */
    @Override
    public void close() {
        rooms.close();
    }
}
