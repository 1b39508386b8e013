package io.slipway.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.project.ProjectId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryTest {
    private static final ProjectId PROJECT = Stores.PROJECT;

    private static ModelVersion version(Stores stores, String model, String source, String run, String loggedModel) {
        return stores.versions()
                .create(PROJECT, new ModelVersion.Wanted(model, source, run, loggedModel, "", "", Map.of("of", model)));
    }

    private static ModelVersion version(Stores stores, String model) {
        return version(stores, model, "s3://bucket/" + model, "", "");
    }

    private static TrackedRun run(Stores stores) {
        return stores.tracking().createRun(PROJECT, new NewRun("0", null, "", null, Map.of()));
    }

    private static List<String> found(Stores stores, String filter, String... order) {
        return stores.registry().search(PROJECT, filter, List.of(order), 100, null).items().stream()
                .map(RegisteredModel::name)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("io.slipway.tracking.Stores#both")
    void versionsAreNumberedAndTheNumberOfADeletedOneIsNotGivenAgain(Stores stores) {
        stores.registry().create(PROJECT, "iris", "flowers", Map.of("team", "a"));
        assertThat(version(stores, "iris").version()).isEqualTo(1);
        assertThat(version(stores, "iris").version()).isEqualTo(2);
        stores.versions().delete(PROJECT, "iris", "2");
        assertThat(version(stores, "iris").version()).isEqualTo(3);
        assertThatThrownBy(() -> stores.versions().get(PROJECT, "iris", "2")).hasMessageContaining("not found");
        RegisteredModel model = stores.registry().get(PROJECT, "iris");
        assertThat(model.tags()).isEqualTo(Map.of("team", "a"));
        assertThat(model.latest()).extracting(ModelVersion::version).containsExactly(3L);
    }

    @ParameterizedTest
    @MethodSource("io.slipway.tracking.Stores#both")
    void anAliasPointsAtOneVersionAndGoesWithIt(Stores stores) {
        stores.registry().create(PROJECT, "iris", null, Map.of());
        version(stores, "iris");
        version(stores, "iris");
        stores.registry().setAlias(PROJECT, "iris", "best", "1");
        stores.registry().setAlias(PROJECT, "iris", "best", "2");
        assertThat(stores.versions().ofAlias(PROJECT, "iris", "best").aliases()).containsExactly("best");
        assertThat(stores.registry().get(PROJECT, "iris").aliases()).isEqualTo(Map.of("best", 2L));
        stores.registry().rename(PROJECT, "iris", "flowers");
        assertThat(stores.versions().ofAlias(PROJECT, "flowers", "best").version())
                .isEqualTo(2);
        stores.versions().delete(PROJECT, "flowers", "2");
        assertThat(stores.registry().get(PROJECT, "flowers").aliases()).isEmpty();
        assertThatThrownBy(() -> stores.versions().ofAlias(PROJECT, "flowers", "best"))
                .isInstanceOfSatisfying(
                        TrackingException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(TrackingException.Reason.INVALID));
        assertThatThrownBy(() -> stores.registry().setAlias(PROJECT, "flowers", "V7", "1"))
                .hasMessage("Version alias name 'V7' is reserved.");
    }

    @ParameterizedTest
    @MethodSource("io.slipway.tracking.Stores#both")
    void aStageHoldsItsNewestVersionAndArchivesTheOthersIfAsked(Stores stores) {
        stores.registry().create(PROJECT, "iris", null, Map.of());
        version(stores, "iris");
        version(stores, "iris");
        stores.versions().transition(PROJECT, "iris", "1", "production", false);
        stores.versions().transition(PROJECT, "iris", "2", "Production", true);
        assertThat(stores.versions().get(PROJECT, "iris", "1").stage()).isEqualTo("Archived");
        assertThat(stores.versions().latest(PROJECT, "iris", List.of("PRODUCTION")))
                .extracting(ModelVersion::version)
                .containsExactly(2L);
        assertThat(stores.versions().latest(PROJECT, "iris", List.of())).hasSize(2);
        assertThatThrownBy(() -> stores.versions().transition(PROJECT, "iris", "1", "None", true))
                .isInstanceOf(TrackingException.class)
                .hasMessageContaining("not an Active stage");
    }

    @ParameterizedTest
    @MethodSource("io.slipway.tracking.Stores#both")
    void aSearchLeavesPromptsOutUnlessItAsksForThem(Stores stores) {
        stores.registry().create(PROJECT, "plain", null, Map.of());
        stores.registry().create(PROJECT, "other", null, Map.of("mlflow.prompt.is_prompt", "false", "a", "b"));
        stores.registry().create(PROJECT, "prompt", null, Map.of("mlflow.prompt.is_prompt", "true", "a", "b"));
        String always = "tag.`mlflow.prompt.is_prompt` != 'true'";
        assertThat(found(stores, always)).containsExactly("other", "plain");
        assertThat(found(stores, "")).containsExactly("other", "plain");
        assertThat(found(stores, "tags.`mlflow.prompt.is_prompt` = 'true'")).containsExactly("prompt");
        assertThat(found(stores, "tags.a = 'b' AND " + always)).containsExactly("other");
        assertThat(found(stores, "name ILIKE 'PL%'")).containsExactly("plain");
        assertThat(found(stores, "name LIKE 'PL%'")).isEmpty();
        assertThat(found(stores, "", "name DESC")).containsExactly("plain", "other");
        assertThat(found(stores, "", "creation_timestamp")).containsExactlyInAnyOrder("plain", "other");
        assertThatThrownBy(() -> found(stores, "timestamp > 0")).isInstanceOf(TrackingException.class);
    }

    @ParameterizedTest
    @MethodSource("io.slipway.tracking.Stores#both")
    void versionsAreFoundByModelRunNumberSourceAndTag(Stores stores) {
        String run = run(stores).id();
        stores.registry().create(PROJECT, "iris", null, Map.of());
        version(stores, "iris");
        version(stores, "iris", "runs:/" + run + "/model", run, "");
        for (String filter : List.of(
                "name='iris' and run_id IN ('" + run + "', 'x')",
                "version_number > 1",
                "version_number = '2'",
                "source_path LIKE 'runs:%'",
                "run_id = '" + run + "' AND tags.of = 'iris'")) {
            assertThat(stores.versions()
                            .search(PROJECT, filter, List.of("version_number DESC"), 10, null)
                            .items())
                    .as(filter)
                    .extracting(ModelVersion::version)
                    .containsExactly(2L);
        }
        Page<ModelVersion> first = stores.versions().search(PROJECT, "", List.of("version_number"), 1, null);
        assertThat(stores.versions()
                        .search(PROJECT, "", List.of("version_number"), 1, first.next())
                        .items())
                .extracting(ModelVersion::version)
                .containsExactly(2L);
    }

    @ParameterizedTest
    @MethodSource("io.slipway.tracking.Stores#both")
    void aSourceThatNamesAModelIsFollowedToItsFiles(Stores stores) {
        TrackedRun run = run(stores);
        LoggedModel logged = stores.models()
                .create(PROJECT, new LoggedModel.Wanted(run.experimentId(), "m", "", run.id(), Map.of(), Map.of()));
        stores.registry().create(PROJECT, "iris", null, Map.of());
        ModelVersion first = version(stores, "iris", "models:/" + logged.id(), "", logged.id());
        assertThat(first.location()).isEqualTo(logged.artifactUri());
        assertThat(first.run()).isEqualTo(run.id());
        stores.registry().setAlias(PROJECT, "iris", "best", "1");
        for (String source : List.of("models:/iris/1", "models:/iris@best")) {
            ModelVersion copy = version(stores, "iris", source, "", "");
            assertThat(copy.location()).isEqualTo(logged.artifactUri());
            assertThat(copy.run()).isEqualTo(run.id());
        }
        assertThat(version(stores, "iris", "runs:/" + run.id() + "/model", run.id(), "")
                        .location())
                .isEqualTo(run.artifactUri() + "/model");
        assertThatThrownBy(() -> version(stores, "iris", "models:/m-nobody", "", ""))
                .hasMessageContaining("Invalid model version source");
        assertThatThrownBy(() -> version(stores, "iris", "runs:/" + run.id() + "/model", "another", ""))
                .hasMessageContaining("Invalid model version source");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/etc/passwd",
                "file:///etc/passwd",
                "s3://bucket",
                "s3://b/../k",
                "s3://b/%252e%252e/k",
                "mlflow-artifacts:/1/../../x",
                "mlflow-artifacts:/1/other/artifacts/model",
                "http://host/api/2.0/mlflow-artifacts/artifacts/1/x",
                "s3://b/k%00"
            })
    void aSourceThatLeadsElsewhereIsRefused(String source) {
        Stores stores = Stores.h2();
        stores.registry().create(PROJECT, "iris", null, Map.of());
        assertThatThrownBy(() -> version(stores, "iris", source, run(stores).id(), ""))
                .isInstanceOf(TrackingException.class)
                .hasMessageContaining("Invalid model version source: '" + source + "'");
    }

    @ParameterizedTest
    @MethodSource("io.slipway.tracking.Stores#both")
    void modelsOfAnotherProjectAreNotThereAndTheirNamesAreFree(Stores stores) {
        stores.registry().create(PROJECT, "iris", null, Map.of());
        version(stores, "iris");
        assertThatThrownBy(() -> stores.registry().get(Stores.STRANGE, "iris")).hasMessageContaining("not found");
        assertThatThrownBy(() -> stores.versions().get(Stores.STRANGE, "iris", "1"))
                .hasMessageContaining("not found");
        assertThat(stores.versions()
                        .search(Stores.STRANGE, "", List.of(), 10, null)
                        .items())
                .isEmpty();
        stores.registry().create(Stores.STRANGE, "iris", null, Map.of());
        assertThatThrownBy(() -> stores.registry().create(PROJECT, "iris", null, Map.of()))
                .hasMessage("Registered Model (name=iris) already exists.");
    }

    @ParameterizedTest
    @MethodSource("io.slipway.tracking.Stores#both")
    void whereAnAliasPointedIsKept(Stores stores) {
        stores.registry().create(Stores.PROJECT, "kept", null, Map.of());
        for (int i = 0; i < 2; i++) {
            stores.versions()
                    .create(Stores.PROJECT, new ModelVersion.Wanted("kept", "s3://b/k", "", "", "", "", Map.of()));
        }
        stores.registry().setAlias(Stores.PROJECT, "kept", "best", "1");
        stores.registry().setAlias(Stores.PROJECT, "kept", "best", "2");
        stores.registry().setAlias(Stores.PROJECT, "kept", "best", "2");
        stores.registry().deleteAlias(Stores.PROJECT, "kept", "best");
        stores.registry().deleteAlias(Stores.PROJECT, "kept", "best");
        List<AliasChange> history = stores.registry().aliasHistory(Stores.PROJECT, "kept");
        assertThat(history).extracting(AliasChange::earlier).containsExactly(2L, 1L, null);
        assertThat(history).extracting(AliasChange::version).containsExactly(null, 2L, 1L);
        assertThat(history).allSatisfy(change -> assertThat(change.alias()).isEqualTo("best"));
    }

    @ParameterizedTest
    @MethodSource("io.slipway.tracking.Stores#both")
    void aDeletedVersionComesBackWithTheAliasesThatNobodyPointedElsewhere(Stores stores) {
        stores.registry().create(PROJECT, "iris", null, Map.of());
        version(stores, "iris");
        version(stores, "iris");
        stores.registry().setAlias(PROJECT, "iris", "best", "2");
        stores.registry().setAlias(PROJECT, "iris", "newest", "2");
        List<String> aliases = stores.versions().delete(PROJECT, "iris", "2");
        assertThat(aliases).containsExactly("best", "newest");
        assertThat(stores.registry().aliasHistory(PROJECT, "iris").getFirst())
                .satisfies(change -> assertThat(change.earlier()).isEqualTo(2))
                .satisfies(change -> assertThat(change.version()).isNull());
        stores.registry().setAlias(PROJECT, "iris", "best", "1");
        ModelVersion back = stores.versions().restore(PROJECT, "iris", "2", aliases);
        assertThat(back.aliases()).containsExactly("newest");
        assertThat(stores.versions().get(PROJECT, "iris", "1").aliases()).containsExactly("best");
        assertThatThrownBy(() -> stores.versions().restore(PROJECT, "iris", "3", List.of()))
                .hasMessageContaining("not found");
    }

    @ParameterizedTest
    @MethodSource("io.slipway.tracking.Stores#both")
    void aDeletedModelComesBackWholeUnlessItsNameIsTaken(Stores stores) {
        stores.registry().create(PROJECT, "iris", null, Map.of("team", "a"));
        version(stores, "iris");
        stores.registry().setAlias(PROJECT, "iris", "best", "1");
        stores.registry().delete(PROJECT, "iris");
        assertThat(found(stores, "")).isEmpty();
        assertThat(stores.versions().search(PROJECT, "", List.of(), 10, null).items())
                .isEmpty();
        assertThatThrownBy(() -> stores.versions().get(PROJECT, "iris", "1")).hasMessageContaining("not found");
        stores.registry().create(PROJECT, "iris", null, Map.of());
        assertThatThrownBy(() -> stores.registry().restore(PROJECT, "iris"))
                .hasMessage("Registered Model (name=iris) already exists.");
        stores.registry().rename(PROJECT, "iris", "other");
        assertThat(stores.registry().restore(PROJECT, "iris").tags()).isEqualTo(Map.of("team", "a"));
        assertThat(stores.versions().ofAlias(PROJECT, "iris", "best").version()).isEqualTo(1);
        assertThatThrownBy(() -> stores.registry().restore(PROJECT, "iris")).hasMessageContaining("not found");
    }

    @ParameterizedTest
    @MethodSource("io.slipway.tracking.Stores#both")
    void whatWasDeletedIsFoundLaterAndEachOfThoseWithOneNameComesBack(Stores stores) {
        stores.registry().create(PROJECT, "rose", null, Map.of("team", "a"));
        version(stores, "rose");
        version(stores, "rose");
        stores.versions().delete(PROJECT, "rose", "1");
        assertThat(stores.versions().deleted(PROJECT, "rose")).containsExactly(1L);
        stores.registry().delete(PROJECT, "rose");
        stores.registry().create(PROJECT, "rose", null, Map.of("team", "b"));
        stores.registry().delete(PROJECT, "rose");
        stores.registry().create(PROJECT, "asked", null, Map.of("mlflow.prompt.is_prompt", "true"));
        stores.registry().delete(PROJECT, "asked");
        List<DeletedModel> gone = stores.registry().deleted(PROJECT, 10);
        assertThat(gone).extracting(DeletedModel::name).containsExactly("rose", "rose");
        assertThat(gone).extracting(DeletedModel::versions).containsExactly(0L, 1L);
        assertThat(gone).extracting(DeletedModel::by).containsOnly(Stores.CALLER);
        assertThat(stores.registry().deleted(PROJECT, 1)).containsExactly(gone.getFirst());
        RegisteredModel back = stores.registry().restore(PROJECT, gone.getLast());
        assertThat(back.tags()).isEqualTo(Map.of("team", "a"));
        assertThat(back.newest()).isEqualTo(2);
        assertThatThrownBy(() -> stores.registry().restore(PROJECT, gone.getFirst()))
                .hasMessage("Registered Model (name=rose) already exists.");
        assertThatThrownBy(() -> stores.registry().restore(PROJECT, gone.getLast()))
                .hasMessageContaining("not found");
        assertThat(stores.registry().deleted(PROJECT, 10)).containsExactly(gone.getFirst());
    }

    @ParameterizedTest
    @MethodSource("io.slipway.tracking.Stores#both")
    void whateverChangesAModelSaysSoAndByWhom(Stores stores) {
        stores.registry().create(PROJECT, "iris", null, Map.of());
        version(stores, "iris");
        stores.events().clear();
        stores.registry().setAlias(PROJECT, "iris", "best", "1");
        assertThat(stores.events()).hasSize(2).contains(new RegistryChanged(PROJECT));
        assertThat(stores.events().getLast())
                .isInstanceOfSatisfying(
                        Registered.Aliased.class,
                        told -> assertThat(told.alias()).isEqualTo("best"));
        assertThat(stores.registry().get(PROJECT, "iris").changedBy()).isEqualTo(Stores.CALLER);
        assertThat(stores.versions().get(PROJECT, "iris", "1").registeredBy()).isEqualTo(Stores.CALLER);
    }
}
