package io.slipway.tracking.remote;

import io.slipway.project.Access;
import io.slipway.project.ProjectId;
import io.slipway.tracking.Experiment;
import io.slipway.tracking.Experiments;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.mlflow.api.proto.Service;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Finds or makes the experiment of a server that stands for one of ours: the one that it was imported from, or the one of its name. Once found it stays so, whatever either is called later. */
@Component
class RemoteExperiments {
    private final RemoteIdStore store;
    private final CarriedPlaceStore places;
    private final Experiments experiments;
    private final Access access;
    private final TransactionTemplate transaction;

    RemoteExperiments(
            RemoteIdStore store,
            CarriedPlaceStore places,
            Experiments experiments,
            Access access,
            PlatformTransactionManager transactions) {
        this.places = places;
        this.store = store;
        this.experiments = experiments;
        this.access = access;
        this.transaction = new TransactionTemplate(transactions);
    }

    Optional<String> known(RemoteServer server, String ours) {
        return store.experiment(ours, server);
    }

    String ensure(MlflowApi api, ProjectId project, String ours) {
        return known(api.server(), ours).orElseGet(() -> {
            Experiment here = local(project, ours);
            Service.Experiment there = places.experimentThere(ours, api.server())
                    .flatMap(id -> within(api, id))
                    .orElseGet(() -> findOrMake(api, api.server().prefix() + here.name()));
            String id = there.getExperimentId();
            Map<String, String> tags = new HashMap<>(here.tags());
            there.getTagsList().forEach(tag -> tags.remove(tag.getKey()));
            tags.forEach((tag, text) -> tag(api, id, tag, text));
            is(api, ours, id);
            return id;
        });
    }

    void is(MlflowApi api, String ours, String id) {
        transaction.executeWithoutResult(status -> store.experimentIs(ours, api.server(), id));
    }

    /** It may be gone there. */
    void forget(MlflowApi api, String ours) {
        transaction.executeWithoutResult(status -> store.forgetExperiment(ours, api.server()));
    }

    String name(ProjectId project, String ours) {
        return local(project, ours).name();
    }

    Map<String, String> tags(ProjectId project, String ours) {
        return local(project, ours).tags();
    }

    private Experiment local(ProjectId project, String ours) {
        return access.asSystem(() -> experiments.get(project, ours));
    }

    static void tag(MlflowApi api, String id, String tag, String text) {
        api.post(
                "experiments/set-experiment-tag",
                Service.SetExperimentTag.newBuilder()
                        .setExperimentId(id)
                        .setKey(tag)
                        .setValue(text)
                        .build(),
                Service.SetExperimentTag.Response.newBuilder());
    }

    /** Of those below the prefix, which alone are the project's to record in. */
    private static Optional<Service.Experiment> within(MlflowApi api, String id) {
        try {
            return Optional.of(api.get(
                                    "experiments/get",
                                    Map.of("experiment_id", id),
                                    Service.GetExperiment.Response.newBuilder())
                            .getExperiment())
                    .filter(there -> there.getLifecycleStage().equals("active")
                            && there.getName().startsWith(api.server().prefix()));
        } catch (ServerException missing) {
            if (missing.is("RESOURCE_DOES_NOT_EXIST")) {
                return Optional.empty();
            }
            throw missing;
        }
    }

    private static Service.Experiment findOrMake(MlflowApi api, String name) {
        Optional<Service.Experiment> found = named(api, name);
        if (found.isPresent()) {
            if (found.get().getLifecycleStage().equals("deleted")) {
                throw new ServerException(
                        ServerException.Kind.REFUSED,
                        "",
                        "the experiment \"" + name + "\" is deleted on the server: restore it there, or set another"
                                + " prefix, and send again");
            }
            return found.get();
        }
        try {
            String id = api.post(
                            "experiments/create",
                            Service.CreateExperiment.newBuilder().setName(name).build(),
                            Service.CreateExperiment.Response.newBuilder())
                    .getExperimentId();
            return Service.Experiment.newBuilder().setExperimentId(id).build();
        } catch (ServerException raced) {
            if (raced.is("RESOURCE_ALREADY_EXISTS")) {
                return named(api, name).orElseThrow(() -> raced);
            }
            throw raced;
        }
    }

    static Optional<Service.Experiment> named(MlflowApi api, String name) {
        try {
            return Optional.of(api.get(
                            "experiments/get-by-name",
                            Map.of("experiment_name", name),
                            Service.GetExperimentByName.Response.newBuilder())
                    .getExperiment());
        } catch (ServerException missing) {
            if (missing.is("RESOURCE_DOES_NOT_EXIST")) {
                return Optional.empty();
            }
            throw missing;
        }
    }
}
