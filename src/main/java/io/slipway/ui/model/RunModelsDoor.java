package io.slipway.ui.model;

import io.slipway.engine.GivenModels;
import io.slipway.project.Needs;
import io.slipway.project.Permission;
import io.slipway.project.ProjectId;
import io.slipway.tracking.LoggedModel;
import io.slipway.tracking.LoggedModels;
import io.slipway.tracking.ModelLink;
import io.slipway.tracking.ModelVersion;
import io.slipway.tracking.TrackedRun;
import io.slipway.tracking.Tracking;
import io.slipway.tracking.TrackingException;
import io.slipway.tracking.remote.LoggedThere;
import io.slipway.tracking.remote.RunsThere;
import io.slipway.ui.parts.ModelAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The models of a run, and what each was registered as. */
@RestController
class RunModelsDoor {
    private final Tracking tracking;
    private final LoggedModels logged;
    private final ModelRegistration registration;
    private final LoggedThere there;

    RunModelsDoor(Tracking tracking, LoggedModels logged, ModelRegistration registration, LoggedThere there) {
        this.tracking = tracking;
        this.logged = logged;
        this.registration = registration;
        this.there = there;
    }

    record Version(String model, long version, String address) {}

    /** @param page of it on the server, if it is not the project's; empty otherwise */
    record Logged(String id, String name, String page, List<Version> versions) {}

    /** @param outputs by the address of the artifact */
    record Models(List<Logged> logged, Map<String, List<Version>> outputs) {}

    /** Of a tracked run, or of one that others have on the server; one that is not there has none. */
    @GetMapping("/app/{project}/models/of-run")
    @Needs(Permission.VIEW)
    Models models(@PathVariable ProjectId project, @RequestParam String run) {
        if (run.startsWith(RunsThere.MARK)) {
            return new Models(there(project, run.substring(RunsThere.MARK.length())), Map.of());
        }
        TrackedRun found;
        try {
            found = tracking.get(project, run);
        } catch (TrackingException none) {
            return new Models(List.of(), Map.of());
        }
        Map<String, List<Version>> outputs = new LinkedHashMap<>();
        Map<String, List<Version>> byModel = new LinkedHashMap<>();
        for (ModelVersion version : registration.ofRuns(project, Set.of(found.id()))) {
            Version shown = new Version(
                    version.model(), version.version(), ModelAddress.of(project, version.model(), version.version()));
            String uri = version.tags().getOrDefault(GivenModels.ARTIFACT_TAG, "");
            if (uri.isEmpty()) {
                byModel.computeIfAbsent(version.loggedModel(), first -> new ArrayList<>())
                        .add(shown);
            } else {
                outputs.computeIfAbsent(uri, first -> new ArrayList<>()).add(shown);
            }
        }
        return new Models(logged(project, found, byModel), outputs);
    }

    private List<Logged> there(ProjectId project, String run) {
        return there.ofRun(project, run).stream()
                .map(model -> new Logged(
                        model.id(),
                        model.name(),
                        model.page(),
                        model.versions().stream()
                                .map(version -> new Version(version.model(), version.number(), version.page()))
                                .toList()))
                .toList();
    }

    private List<Logged> logged(ProjectId project, TrackedRun run, Map<String, List<Version>> versions) {
        List<Logged> models = new ArrayList<>();
        for (ModelLink link : run.models()) {
            if (link.made()) {
                try {
                    LoggedModel model = logged.get(project, link.model());
                    if (!model.tags().containsKey(GivenModels.ARTIFACT_TAG)) {
                        models.add(
                                new Logged(model.id(), model.name(), "", versions.getOrDefault(model.id(), List.of())));
                    }
                } catch (TrackingException deleted) {
                    // It is shown nowhere.
                }
            }
        }
        return models;
    }
}
