package io.slipway.tracking.transfer;

import io.slipway.project.ProjectId;
import io.slipway.tracking.Experiment;
import io.slipway.tracking.Experiments;
import io.slipway.tracking.Lifecycle;
import io.slipway.tracking.LoggedModel;
import io.slipway.tracking.LoggedModels;
import io.slipway.tracking.Metric;
import io.slipway.tracking.ModelVersion;
import io.slipway.tracking.ModelVersions;
import io.slipway.tracking.Page;
import io.slipway.tracking.RegisteredModel;
import io.slipway.tracking.Registry;
import io.slipway.tracking.RunSearch;
import io.slipway.tracking.TrackedRun;
import io.slipway.tracking.Tracking;
import io.slipway.tracking.TrackingException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A project of ours. */
record ProjectSource(ProjectId project, Tools tools) implements Source {
    private static final int RUNS = 200;
    private static final int POINTS = 20_000;
    private static final int BATCH = 1_000;
    private static final String PROMPT = "mlflow.prompt.is_prompt";

    /** Where a project's things are read. */
    record Tools(
            Experiments experiments,
            Tracking tracking,
            LoggedModels models,
            Registry registry,
            ModelVersions versions,
            ProjectFiles files) {}

    @Override
    public List<Experiment> experiments() {
        return all(token ->
                tools.experiments().search(project, "", Lifecycle.ALL, List.of("creation_time ASC"), 1_000, token));
    }

    private static <T> List<T> all(Pages<T> pages) {
        List<T> all = new ArrayList<>();
        String token = null;
        do {
            Page<T> page = pages.after(token);
            all.addAll(page.items());
            token = page.next();
        } while (token != null);
        return all;
    }

    private interface Pages<T> {
        Page<T> after(@Nullable String token);
    }

    @Override
    public Page<String> runs(String experiment, @Nullable String token) {
        RunSearch search = new RunSearch(
                List.of(experiment), "", Lifecycle.ALL, List.of("attributes.start_time ASC"), RUNS, token);
        Page<TrackedRun> page = tools.tracking().search(project, search);
        return new Page<>(page.items().stream().map(TrackedRun::id).toList(), page.next());
    }

    @Override
    public Optional<TrackedRun> run(String id) {
        return present(() -> tools.tracking().get(project, id));
    }

    private static <T> Optional<T> present(Supplier<T> asked) {
        try {
            return Optional.of(asked.get());
        } catch (TrackingException missing) {
            return Optional.empty();
        }
    }

    @Override
    public void points(TrackedRun run, Consumer<List<Metric>> batch) {
        for (String metric : run.metrics().keySet()) {
            String token = null;
            do {
                Page<Metric> page = tools.tracking().history(project, run.id(), metric, POINTS, token);
                for (int from = 0; from < page.items().size(); from += BATCH) {
                    batch.accept(
                            page.items().subList(from, Math.min(page.items().size(), from + BATCH)));
                }
                token = page.next();
            } while (token != null);
        }
    }

    @Override
    public Page<String> models(String experiment, @Nullable String token) {
        LoggedModel.Search search =
                new LoggedModel.Search(List.of(experiment), "", List.of(), List.of(), 10_000, token);
        Page<LoggedModel> page = tools.models().search(project, search);
        return new Page<>(page.items().stream().map(LoggedModel::id).toList(), page.next());
    }

    @Override
    public Optional<LoggedModel> model(String id) {
        return present(() -> tools.models().get(project, id));
    }

    @Override
    public List<String> registered() {
        return all(token -> tools.registry().search(project, "", List.of(), 1_000, token)).stream()
                .filter(model -> !"true".equals(model.tags().get(PROMPT)))
                .map(RegisteredModel::name)
                .toList();
    }

    @Override
    public Optional<RegisteredModel> registered(String name) {
        return present(() -> tools.registry().get(project, name));
    }

    @Override
    public List<ModelVersion> versions(String name) {
        String quote = name.contains("'") ? "\"" : "'";
        return all(token -> tools.versions().search(project, "name=" + quote + name + quote, List.of(), 1_000, token))
                .stream()
                .sorted(Comparator.comparingLong(ModelVersion::version))
                .toList();
    }

    @Override
    public List<Entry> files(Holder holder, String folder) throws IOException {
        return ProjectSink.files(tools.files(), project, holder, folder);
    }

    @Override
    public InputStream open(Holder holder, String path) throws IOException {
        return Files.newInputStream(tools.files().file(project, ServerFiles.place(holder.uri()) + "/" + path));
    }
}
