package io.slipway.tracking.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.tracking.Experiments;
import io.slipway.tracking.LogBatch;
import io.slipway.tracking.LoggedModel;
import io.slipway.tracking.LoggedModels;
import io.slipway.tracking.Metric;
import io.slipway.tracking.ModelLink;
import io.slipway.tracking.ModelMetric;
import io.slipway.tracking.ModelVersion;
import io.slipway.tracking.ModelVersions;
import io.slipway.tracking.Registry;
import io.slipway.tracking.RunStatus;
import io.slipway.tracking.RunUpdate;
import io.slipway.tracking.Tracking;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What holds of models, names and versions on the server that a project records on too, whichever server it is. */
abstract class ForwardedModels extends ModelsThere {
    @Test
    void aLoggedModelIsThereWithItsRunItsMeasuresAndWhatIsSaidOfIt() {
        String run = run();
        String model = model(run);
        Metric point = new Metric("acc", 0.9, 7, 3);
        doing(() -> {
            LoggedModels models = rooms.get(LoggedModels.class);
            Tracking tracking = rooms.get(Tracking.class);
            tracking.link(project(), run, List.of(new ModelLink(model, true, 3)));
            models.addParams(project(), model, Map.of("depth", "4"));
            models.setTags(project(), model, Map.of("team", "tabular", "soon", "gone"));
            models.deleteTag(project(), model, "soon");
            tracking.logBatch(project(), run, LogBatch.ofMetrics(List.of(point)));
            models.measure(project(), model, List.of(new ModelMetric(point, run, "", "")));
            models.finish(project(), model, LoggedModel.Status.READY);
        });
        delivered();
        assertThat(standing().reason()).isEmpty();
        JsonNode there = modelThere(model);
        assertThat(there.at("/info/status").asString()).isEqualTo("LOGGED_MODEL_READY");
        assertThat(there.at("/info/source_run_id").asString()).isEqualTo(runThere(run));
        assertThat(texts(there.at("/data/params"), "key")).containsExactlyInAnyOrder("rate", "depth");
        assertThat(texts(there.at("/info/tags"), "value")).contains("tabular").doesNotContain("gone", "vision");
        assertThat(texts(there.at("/data/metrics"), "key")).containsExactly("acc");
        JsonNode runThere = there("runs/get", Map.of("run_id", runThere(run))).path("run");
        assertThat(texts(runThere.at("/outputs/model_outputs"), "model_id"))
                .containsExactly(there.at("/info/model_id").asString());
        assertThat(there("metrics/get-history", Map.of("run_id", runThere(run), "metric_key", "acc"))
                        .path("metrics"))
                .hasSize(1);
    }

    @Test
    void whatWasThereBeforeTheServerComesWholeOnceItIsTouched() {
        RemoteServers servers = rooms.get(RemoteServers.class);
        doing(() -> servers.remove(project()));
        String run = run();
        String model = model(run);
        version(run, model);
        Metric point = new Metric("acc", 0.9, 7, 3);
        doing(() -> {
            Tracking tracking = rooms.get(Tracking.class);
            tracking.link(project(), run, List.of(new ModelLink(model, true, 3)));
            tracking.logBatch(project(), run, LogBatch.ofParams(Map.of("depth", "4")));
            tracking.logBatch(project(), run, LogBatch.ofMetrics(List.of(point, new Metric("acc", Double.NaN, 8, 4))));
            tracking.update(project(), run, new RunUpdate(RunStatus.FINISHED, 99L, null));
            rooms.get(LoggedModels.class).measure(project(), model, List.of(new ModelMetric(point, run, "", "")));
            rooms.get(LoggedModels.class).finish(project(), model, LoggedModel.Status.READY);
            rooms.get(Registry.class).setAlias(project(), name, "best", "1");
            servers.save(project(), server());
        });
        doing(() -> rooms.get(ModelVersions.class).setTag(project(), name, "1", "seen", "yes"));
        delivered();
        assertThat(standing().reason()).isEmpty();
        assertThat(versionOf("best")).isEqualTo("1");
        JsonNode modelThere = modelThere(model);
        assertThat(modelThere.at("/info/status").asString()).isEqualTo("LOGGED_MODEL_READY");
        assertThat(texts(modelThere.at("/data/metrics"), "key")).containsExactly("acc");
        JsonNode runThere = there("runs/get", Map.of("run_id", runThere(run))).path("run");
        assertThat(runThere.at("/info/status").asString()).isEqualTo("FINISHED");
        assertThat(runThere.at("/info/end_time").asLong()).isEqualTo(99);
        assertThat(texts(runThere.at("/data/params"), "value")).containsExactly("4");
        assertThat(texts(runThere.at("/outputs/model_outputs"), "model_id"))
                .containsExactly(modelThere.at("/info/model_id").asString());
        assertThat(there("metrics/get-history", Map.of("run_id", runThere(run), "metric_key", "acc"))
                        .path("metrics"))
                .hasSize(2);
    }

    @Test
    void aVersionIsThereWithTheServersIdsAndItsAliasMovesAndGoes() {
        String run = run();
        String model = model(run);
        ModelVersion first = version(run, model);
        Registry registry = rooms.get(Registry.class);
        ModelVersions versions = rooms.get(ModelVersions.class);
        doing(() -> {
            registry.setAlias(project(), name, "best", "1");
            registry.describe(project(), name, "Who will leave.");
            registry.setTag(project(), name, "owner", "bob");
            versions.describe(project(), name, "1", "of yesterday");
            versions.setTag(project(), name, "1", "seen", "yes");
            versions.deleteTag(project(), name, "1", "stage");
        });
        delivered();
        assertThat(standing().reason()).isEmpty();
        JsonNode there = versions().getFirst();
        assertThat(first.version()).isEqualTo(1);
        assertThat(there.path("run_id").asString()).isEqualTo(runThere(run));
        assertThat(there.path("source").asString())
                .contains(modelThere(model).at("/info/model_id").asString());
        assertThat(there.path("description").asString()).isEqualTo("of yesterday");
        assertThat(texts(there.path("tags"), "key"))
                .contains("seen", RemoteRegistry.VERSION_TAG)
                .doesNotContain("stage");
        assertThat(named(name).path("description").asString()).isEqualTo("Who will leave.");
        assertThat(texts(named(name).path("tags"), "value")).contains("bob").doesNotContain("ann");
        assertThat(versionOf("best")).isEqualTo("1");
        version(run, model);
        doing(() -> registry.setAlias(project(), name, "best", "2"));
        delivered();
        assertThat(versionOf("best")).isEqualTo("2");
        doing(() -> registry.deleteAlias(project(), name, "best"));
        delivered();
        assertThat(named(name).path("aliases")).isEmpty();
    }

    @Test
    void toANameThatOthersMadeVersionsAreAddedAndTheirsStayWhateverIsDoneHere() {
        api().ask("POST", "registered-models/create", Map.of(), Call.fields().put("name", name));
        for (int theirs = 0; theirs < 2; theirs++) {
            api().ask(
                            "POST",
                            "model-versions/create",
                            Map.of(),
                            Call.fields().put("name", name).put("source", "s3://bucket/theirs"));
        }
        String run = run();
        String model = model(run);
        version(run, model);
        Registry registry = rooms.get(Registry.class);
        doing(() -> registry.setAlias(project(), name, "ours", "1"));
        delivered();
        assertThat(versionOf("ours")).isEqualTo("3");
        RegisteredThere.There there = doing(
                () -> rooms.get(RegisteredThere.class).find(project(), name).orElseThrow());
        assertThat(there.ofOthers()).isTrue();
        assertThat(there.versions().get(1L))
                .isEqualTo(new RegisteredThere.Version(
                        "3", server().address() + "/#/models/" + name + "/versions/3", false));
        doing(() -> registry.rename(project(), name, name + "-2"));
        delivered();
        assertThat(standing().reason()).contains("was there before");
        assertThat(versions()).hasSize(3);
        doing(() -> registry.delete(project(), name + "-2"));
        delivered();
        assertThat(versions()).extracting(one -> one.path("version").asString()).containsExactlyInAnyOrder("1", "2");
    }

    @Test
    void aNameOfOursThatOthersAddedAVersionToIsTheirsFromThenOn() {
        String run = run();
        version(run, model(run));
        delivered();
        api().ask(
                        "POST",
                        "model-versions/create",
                        Map.of(),
                        Call.fields().put("name", name).put("source", "s3://bucket/theirs"));
        Registry registry = rooms.get(Registry.class);
        doing(() -> registry.rename(project(), name, name + "-2"));
        delivered();
        assertThat(standing().reason()).contains("others have versions");
        assertThat(versions()).hasSize(2);
        doing(() -> registry.delete(project(), name + "-2"));
        delivered();
        assertThat(texts(named(name).path("latest_versions"), "version")).containsExactly("2");
        assertThat(texts(named(name).path("tags"), "key")).doesNotContain(RemoteRegistry.NAME_TAG);
    }

    @Test
    void aNameOfOursThatWasRenamedThereGoesOnUnderThatName() {
        String run = run();
        version(run, model(run));
        version(run, model(run));
        delivered();
        String after = name + "-there";
        api().ask(
                        "POST",
                        "registered-models/rename",
                        Map.of(),
                        Call.fields().put("name", name).put("new_name", after));
        othersMake("name that is free since");
        Registry registry = rooms.get(Registry.class);
        ModelVersions versions = rooms.get(ModelVersions.class);
        doing(() -> {
            versions.delete(project(), name, "1");
            registry.describe(project(), name, "Who will leave.");
            registry.setAlias(project(), name, "best", "2");
            versions.describe(project(), name, "2", "of tomorrow");
        });
        delivered();
        assertThat(standing().reason()).isEmpty();
        assertThat(named(after).path("description").asString()).isEqualTo("Who will leave.");
        assertThat(texts(named(after).path("aliases"), "version")).containsExactly("2");
        assertThat(texts(named(after).path("latest_versions"), "description")).containsExactly("of tomorrow");
        doing(() -> registry.delete(project(), name));
        delivered();
        assertThat(RemoteRegistry.named(api(), after)).isEmpty();
        assertThat(texts(versions().getFirst().path("tags"), "key")).isEmpty();
        assertThat(named(name).path("description").asString()).isEqualTo("name that is free since");
    }

    @Test
    void ourVersionsInAModelOfOthersGoWithItWhenItIsRenamedAndItsNewNamesakeIsLeftAlone() {
        othersMake("of others");
        String run = run();
        version(run, model(run));
        delivered();
        String after = name + "-old";
        api().ask(
                        "POST",
                        "registered-models/rename",
                        Map.of(),
                        Call.fields().put("name", name).put("new_name", after));
        othersMake("name that is free since");
        api().ask(
                        "POST",
                        "model-versions/create",
                        Map.of(),
                        Call.fields().put("name", name).put("source", "s3://bucket/theirs"));
        ModelVersions versions = rooms.get(ModelVersions.class);
        doing(() -> {
            versions.describe(project(), name, "1", "of tomorrow");
            versions.setTag(project(), name, "1", "seen", "yes");
            rooms.get(Registry.class).setAlias(project(), name, "ours", "1");
        });
        version(run, model(run));
        delivered();
        assertThat(standing().reason()).isEmpty();
        assertThat(texts(named(after).path("aliases"), "version")).containsExactly("2");
        assertThat(texts(named(after).path("latest_versions"), "version")).containsExactly("3");
        assertThat(there("model-versions/get", Map.of("name", after, "version", "2"))
                        .at("/model_version/description")
                        .asString())
                .isEqualTo("of tomorrow");
        doing(() -> versions.delete(project(), name, "1"));
        doing(() -> rooms.get(Registry.class).delete(project(), name));
        delivered();
        assertThat(texts(named(after).path("latest_versions"), "version")).containsExactly("1");
        assertThat(versions())
                .hasSize(2)
                .allSatisfy(
                        one -> assertThat(one.path("description").asString("")).isEmpty())
                .allSatisfy(one -> assertThat(texts(one.path("tags"), "key")).isEmpty());
        assertThat(named(name).path("aliases")).isEmpty();
    }

    @Test
    void whatOthersMadeInPlaceOfANameOfOursIsTheirs() {
        String run = run();
        version(run, model(run));
        delivered();
        api().ask("DELETE", "registered-models/delete", Map.of(), Call.fields().put("name", name));
        othersMake("made anew");
        ModelVersions versions = rooms.get(ModelVersions.class);
        doing(() -> {
            rooms.get(Registry.class).describe(project(), name, "Who will leave.");
            versions.delete(project(), name, "1");
        });
        delivered();
        assertThat(named(name).path("description").asString()).isEqualTo("made anew");
        assertThat(versions()).hasSize(1);
    }

    private void othersMake(String description) {
        api().ask(
                        "POST",
                        "registered-models/create",
                        Map.of(),
                        Call.fields().put("name", name).put("description", description));
        api().ask(
                        "POST",
                        "model-versions/create",
                        Map.of(),
                        Call.fields().put("name", name).put("source", "s3://bucket/theirs"));
    }

    @Test
    void aNameOfOursIsRenamedThereAndGoesWithAllVersionsWhenItIsDeleted() {
        String run = run();
        version(run, model(run));
        version(run, model(run));
        delivered();
        Registry registry = rooms.get(Registry.class);
        doing(() -> registry.setAlias(project(), name, "best", "2"));
        doing(() -> registry.rename(project(), name, name + "-2"));
        doing(() -> rooms.get(ModelVersions.class).delete(project(), name + "-2", "1"));
        delivered();
        assertThat(RemoteRegistry.named(api(), name)).isEmpty();
        assertThat(texts(named(name + "-2").path("latest_versions"), "version")).containsExactly("2");
        doing(() -> registry.delete(project(), name + "-2"));
        delivered();
        assertThat(RemoteRegistry.named(api(), name + "-2")).isEmpty();
        doing(() -> registry.restore(project(), name + "-2"));
        doing(() -> rooms.get(ModelVersions.class).restore(project(), name + "-2", "1", List.of("old")));
        delivered();
        assertThat(texts(named(name + "-2").path("aliases"), "alias")).containsExactlyInAnyOrder("best", "old");
        assertThat(standing().reason()).isEmpty();
    }

    @Test
    void anExperimentIsRenamedDeletedAndRestoredThereWithItsRuns() {
        String experiment = experiment();
        doing(() -> rooms.get(Experiments.class).setTag(project(), experiment, "owner", "ann"));
        String gone = run();
        run();
        String before = server().prefix() + "sweep";
        String after = server().prefix() + name;
        delivered();
        Experiments experiments = rooms.get(Experiments.class);
        doing(() -> experiments.setTag(project(), experiment, "goal", "recall"));
        doing(() -> experiments.setTag(project(), experiment, "team", "vision"));
        doing(() -> experiments.deleteTag(project(), experiment, "team"));
        delivered();
        assertThat(RemoteExperiments.named(api(), before).orElseThrow().getTagsList())
                .extracting(tag -> tag.getKey() + "=" + tag.getValue())
                .contains("goal=recall", "owner=ann")
                .doesNotContain("team=vision");
        doing(() -> {
            experiments.rename(project(), experiment, name);
            rooms.get(Tracking.class).delete(project(), gone);
            experiments.delete(project(), experiment);
        });
        delivered();
        assertThat(RemoteExperiments.named(api(), before)).isEmpty();
        assertThat(RemoteExperiments.named(api(), after).orElseThrow().getLifecycleStage())
                .isEqualTo("deleted");
        doing(() -> experiments.restore(project(), experiment));
        delivered();
        assertThat(RemoteExperiments.named(api(), after).orElseThrow().getLifecycleStage())
                .isEqualTo("active");
        assertThat(there("runs/get", Map.of("run_id", runThere(gone)))
                        .at("/run/info/lifecycle_stage")
                        .asString())
                .isEqualTo("deleted");
        assertThat(standing().reason()).isEmpty();
    }
}
