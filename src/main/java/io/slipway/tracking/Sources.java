package io.slipway.tracking;

import io.slipway.project.ProjectId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Where the files of a new version are: a source is checked, and one that names another model is followed to its files. */
@Component
class Sources {
    private static final Set<String> OF_PROMPTS = Set.of("dummy-source", "prompt-template");
    private final RunStore runs;
    private final LoggedModelStore logged;
    private final RegistryStore models;
    private final ModelVersionStore versions;

    Sources(RunStore runs, LoggedModelStore logged, RegistryStore models, ModelVersionStore versions) {
        this.runs = runs;
        this.logged = logged;
        this.models = models;
        this.versions = versions;
    }

    /** What is to be recorded, and where the files are. */
    record Resolved(ModelVersion.Wanted wanted, String location) {}

    Resolved resolve(ProjectId project, ModelVersion.Wanted wanted) {
        String source = wanted.source();
        if ("true".equals(wanted.tags().get("mlflow.prompt.is_prompt")) && OF_PROMPTS.contains(source)) {
            return new Resolved(wanted, source);
        }
        String idName = wanted.loggedModel().isEmpty() ? "run_id" : "model_id";
        SourceRules.notLocal(source, idName);
        SourceRules.straight(source);
        return switch (SourceRules.scheme(source)) {
            case "models" -> ofModel(project, wanted);
            case "runs" -> ofRun(project, wanted);
            default -> {
                if (SourceRules.ofArtifacts(source) && !SourceRules.within(source, root(project, wanted))) {
                    throw SourceRules.elsewhere(source, idName);
                }
                yield new Resolved(wanted, source);
            }
        };
    }

    /** Where the run or model that is named keeps its files; of one that is not there, nowhere. */
    private String root(ProjectId project, ModelVersion.Wanted wanted) {
        return wanted.loggedModel().isEmpty()
                ? runs.artifactUri(project, wanted.run()).orElse("")
                : logged.find(project, wanted.loggedModel())
                        .map(LoggedModel::artifactUri)
                        .orElse("");
    }

    private Resolved ofRun(ProjectId project, ModelVersion.Wanted wanted) {
        List<String> parts = SourceRules.parts(wanted.source());
        boolean own = !parts.isEmpty() && parts.getFirst().equals(wanted.run());
        if (!own || !wanted.loggedModel().isEmpty()) {
            throw SourceRules.elsewhere(wanted.source(), wanted.loggedModel().isEmpty() ? "run_id" : "model_id");
        }
        Optional<String> root = runs.artifactUri(project, wanted.run());
        String below = String.join("/", parts.subList(1, parts.size()));
        return new Resolved(
                wanted,
                root.map(uri -> below.isEmpty() ? uri : uri + "/" + below).orElse(wanted.source()));
    }

    private Resolved ofModel(ProjectId project, ModelVersion.Wanted wanted) {
        List<String> parts = SourceRules.parts(wanted.source());
        if (!SourceRules.authority(wanted.source()).isEmpty() || parts.isEmpty()) {
            throw SourceRules.elsewhere(wanted.source(), "model_id");
        }
        return parts.size() == 1 && !parts.getFirst().contains("@")
                ? ofLogged(project, wanted, parts.getFirst())
                : ofVersion(project, wanted, parts);
    }

    private Resolved ofLogged(ProjectId project, ModelVersion.Wanted wanted, String id) {
        boolean other = !wanted.loggedModel().isEmpty() && !wanted.loggedModel().equals(id);
        LoggedModel model = logged.find(project, id)
                .filter(found -> !other)
                .orElseThrow(() -> SourceRules.elsewhere(wanted.source(), "model_id"));
        String run = wanted.run().isEmpty() ? model.sourceRun() : wanted.run();
        return new Resolved(copy(wanted, run, id), model.artifactUri());
    }

    private Resolved ofVersion(ProjectId project, ModelVersion.Wanted wanted, List<String> parts) {
        String[] named = parts.getFirst().split("@", 2);
        RegistryStore.Row model = models.find(project, named[0]).orElseThrow(() -> Registry.missing(named[0]));
        Optional<ModelVersionStore.Row> found = named.length > 1
                ? versions.ofAlias(model.number(), named[1])
                : versions.find(model.number(), number(wanted.source(), parts.get(1)));
        ModelVersion version = found.orElseThrow(() -> Registry.missing(named[0], parts.getLast()))
                .version();
        String run = wanted.run().isEmpty() ? version.run() : wanted.run();
        String id = wanted.loggedModel().isEmpty() ? version.loggedModel() : wanted.loggedModel();
        if (!run.equals(version.run()) || !id.equals(version.loggedModel())) {
            throw TrackingException.invalid("Invalid model version source: '" + wanted.source()
                    + "'. The run_id and model_id request parameters must match the referenced model version.");
        }
        return new Resolved(copy(wanted, run, id), version.location());
    }

    private static long number(String source, String version) {
        if (!version.matches("\\d{1,18}")) {
            throw SourceRules.elsewhere(source, "model_id");
        }
        return Long.parseLong(version);
    }

    private static ModelVersion.Wanted copy(ModelVersion.Wanted wanted, String run, String loggedModel) {
        return new ModelVersion.Wanted(
                wanted.model(),
                wanted.source(),
                run,
                loggedModel,
                wanted.runLink(),
                wanted.description(),
                Map.copyOf(wanted.tags()));
    }
}
