package io.slipway.tracking.remote;

import io.slipway.project.Installation;
import io.slipway.project.ProjectId;
import io.slipway.tracking.TrackedRun;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The tags that a run begins with on a server, so that its pages there say whose it is, what made it and where to find it here. */
@Component
class RunTags {
    static final String PROJECT = "slipway.project";
    private static final String NAME = "mlflow.runName";
    private static final String USER = "mlflow.user";
    private static final String SOURCE = "mlflow.source.name";
    private static final String TYPE = "mlflow.source.type";
    private static final String JOB = "JOB";
    private static final String VERSION = "slipway.version";
    private final Installation installation;

    RunTags(Installation installation) {
        this.installation = installation;
    }

    /** What is set already stays; an attempt has user and source of the run that it belongs to. */
    Map<String, String> of(TrackedRun run, Optional<TrackedRun> parent) {
        Map<String, String> tags = new LinkedHashMap<>(run.tags());
        tags.putAll(mark(run.project(), run.id()));
        // The tags are read after the run: whoever renamed it in between would have it refused, for the two must agree.
        tags.put(NAME, run.name());
        String user = !run.user().isEmpty()
                ? run.user()
                : parent.map(whole -> whole.tags().getOrDefault(USER, whole.user()))
                        .orElse("");
        if (!user.isEmpty()) {
            tags.putIfAbsent(USER, user);
        }
        if (run.tags().containsKey(VERSION)) {
            tags.put(SOURCE, source(run));
            tags.putIfAbsent(TYPE, JOB);
        } else {
            parent.filter(whole -> whole.tags().containsKey(VERSION)).ifPresent(whole -> {
                tags.putIfAbsent(SOURCE, source(whole));
                tags.putIfAbsent(TYPE, JOB);
            });
        }
        link(installation, run.id()).forEach((tag, page) -> {
            tags.put(tag, page);
            tags.putIfAbsent("mlflow.note.content", "Recorded by [Slipway](" + page + ")");
        });
        return tags;
    }

    /** The tags by which a run of a server is known to stand for one of ours, and those of other projects of Slipway are told from it. */
    Map<String, String> mark(ProjectId project, String run) {
        return Map.of(RemoteRuns.RUN_TAG, run, PROJECT, whose(project));
    }

    /** Names a project among those of all installations. */
    String whose(ProjectId project) {
        return project + "@" + installation.id();
    }

    /** The tag by which a run, or what was made of it, leads to its page here; none where nobody knows this server's address. */
    static Map<String, String> link(Installation installation, String run) {
        return installation.publicUrl().isEmpty()
                ? Map.of()
                : Map.of("slipway.run_url", installation.publicUrl() + "/go/runs/" + run);
    }

    /** Of a pipeline's run: the pipeline and its version, which is what its code is known by. */
    private static String source(TrackedRun run) {
        return run.tags().getOrDefault(SOURCE, run.name()) + " v" + run.tags().get(VERSION);
    }
}
