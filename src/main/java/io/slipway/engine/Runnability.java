package io.slipway.engine;

import io.slipway.engine.live.Resources;
import io.slipway.executor.AttemptSpec;
import io.slipway.executor.Executors;
import io.slipway.executor.Program;
import io.slipway.executor.StepExecutor;
import io.slipway.pipeline.Argument;
import io.slipway.pipeline.Component;
import io.slipway.pipeline.Implementation;
import io.slipway.pipeline.Paths;
import io.slipway.pipeline.Pipeline;
import io.slipway.pipeline.Problem;
import io.slipway.pipeline.Problems;
import io.slipway.pipeline.Step;
import io.slipway.project.ProjectId;
import io.slipway.project.ProjectSecrets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/** Whether a pipeline can be run here at all; said before it starts, not an hour later. */
@Service
class Runnability {
    private final Executors executors;
    private final ProjectSecrets secrets;

    Runnability(Executors executors, ProjectSecrets secrets) {
        this.executors = executors;
        this.secrets = secrets;
    }

    /** {@link InvalidRunException} with the first sentence that says why not. */
    void check(ProjectId project, Pipeline pipeline, String name) {
        executors.whyNot(project, name).ifPresent(Runnability::refuse);
        StepExecutor executor = executors.get(name);
        List<Problem> errors = Stream.concat(
                        Problems.of(pipeline).stream(),
                        Problems.missingSecrets(pipeline, secrets.names(project)).stream())
                .filter(problem -> problem.severity() == Problem.Severity.ERROR)
                .toList();
        if (!errors.isEmpty()) {
            Problem first = errors.getFirst();
            String where = first.path().isEmpty() ? "" : "Step `" + Paths.title(pipeline, first.path()) + "`: ";
            String more = errors.size() > 1 ? " (and " + (errors.size() - 1) + " more)" : "";
            refuse(where + first.text() + more);
        }
        walk(executor, pipeline, pipeline.root(), "", new HashSet<>());
    }

    private static void walk(StepExecutor executor, Pipeline pipeline, Component graph, String path, Set<String> seen) {
        if (graph.implementation() instanceof Implementation.Graph inside) {
            inside.steps().forEach((name, step) -> {
                String at = path + name;
                Component component =
                        Objects.requireNonNull(pipeline.components().get(step.component()));
                whyNot(executor, component, step)
                        .ifPresent(
                                why -> refuse("Step `" + Paths.title(pipeline, at) + "` can't run here yet: " + why));
                if (seen.add(step.component())) {
                    walk(executor, pipeline, component, at + "/", seen);
                }
            });
        }
    }

    private static Optional<String> whyNot(StepExecutor executor, Component component, Step step) {
        boolean foreign = step.arguments().values().stream().anyMatch(Argument.Foreign.class::isInstance);
        if (foreign) {
            return Optional.of(
                    "one of its inputs comes from a loop or an expression that Slipway does not resolve yet");
        }
        return switch (component.implementation()) {
            case Implementation.PythonFunction python ->
                executor.whyNot(
                        new Program.PythonFunction(
                                python.module(), python.function(), new Program.Command(python.image(), List.of())),
                        resources(step));
            case Implementation.Graph graph -> Optional.empty();
            case Implementation.Importer importer -> Optional.empty();
            case Implementation.Container container -> executor.whyNot(command(container), resources(step));
            case Implementation.Foreign other -> Optional.of("it is a " + other.kind());
        };
    }

    // Words that hold placeholders are not looked at before they are known.
    private static Program command(Implementation.Container container) {
        return new Program.Command(
                container.image(),
                container.command().stream().map(word -> word.asString("")).toList(),
                container.args().stream().map(word -> word.asString("")).toList());
    }

    private static AttemptSpec.Resources resources(Step step) {
        return Resources.of(step.resources());
    }

    private static void refuse(String sentence) {
        throw new InvalidRunException(sentence, Map.of());
    }
}
