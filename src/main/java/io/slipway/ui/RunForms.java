package io.slipway.ui;

import io.slipway.engine.PipelineRun;
import io.slipway.executor.Executors;
import io.slipway.pipeline.Input;
import io.slipway.pipeline.Pipeline;
import io.slipway.pipeline.Versions;
import io.slipway.project.NotFoundException;
import io.slipway.project.ProjectId;
import io.slipway.project.Projects;
import io.slipway.tracking.Experiment;
import io.slipway.tracking.Experiments;
import io.slipway.tracking.Lifecycle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Makes the forms in which runs are asked for: from an editor, and to repeat a run. */
@Component
public class RunForms {
    private static final int OFFERED = 200;
    private final Experiments experiments;
    private final Executors executors;
    private final Versions versions;
    private final Projects projects;

    RunForms(Experiments experiments, Executors executors, Versions versions, Projects projects) {
        this.experiments = experiments;
        this.executors = executors;
        this.versions = versions;
        this.projects = projects;
    }

    /** {@code before} is the run whose parameters, experiment, executor and system metrics are offered first. */
    public RunForm of(ProjectId project, Pipeline pipeline, Optional<PipelineRun> before) {
        return new RunForm(
                pipeline.root().inputs(),
                DataInputs.of(pipeline),
                before.map(run -> stillMeant(pipeline, run)).orElse(Map.of()),
                before.map(PipelineRun::number).orElse(null),
                offered(project, pipeline.name(), before),
                executors.choices(project),
                executor(project, before),
                before.map(PipelineRun::systemMetrics).orElse(false),
                projects.settings(project).cache());
    }

    // Who gave a parameter another default since means that one, not what an earlier run was given.
    private Map<String, JsonNode> stillMeant(Pipeline pipeline, PipelineRun before) {
        Map<String, Input> then;
        try {
            then = versions.get(before.project(), before.pipeline(), before.version())
                    .content()
                    .root()
                    .inputs();
        } catch (NotFoundException gone) {
            return before.arguments();
        }
        Map<String, JsonNode> meant = new LinkedHashMap<>();
        before.arguments().forEach((name, value) -> {
            Input was = then.get(name);
            Input is = pipeline.root().inputs().get(name);
            if (was != null
                    && is != null
                    && was.type().equals(is.type())
                    && Objects.equals(was.defaultValue(), is.defaultValue())) {
                meant.put(name, value);
            }
        });
        return meant;
    }

    /** Where it runs if the person says nothing of it. */
    public String executor(ProjectId project, Optional<PipelineRun> before) {
        return executors.next(project, before.map(PipelineRun::executor).orElse(Executors.LOCAL));
    }

    /** Experiments: that of the run before, one named like the pipeline, then those changed last. */
    private List<String> offered(ProjectId project, String pipeline, Optional<PipelineRun> before) {
        List<Experiment> active = experiments
                .search(project, "", Lifecycle.ACTIVE_ONLY, List.of("last_update_time DESC"), OFFERED, null)
                .items();
        Stream<String> last = before.stream()
                .flatMap(run -> active.stream().filter(one -> one.id().equals(run.experiment())))
                .map(Experiment::name);
        return Stream.of(last, Stream.of(pipeline), active.stream().map(Experiment::name))
                .flatMap(names -> names)
                .distinct()
                .toList();
    }
}
