package io.slipway.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LoggedModelsTest {
    private static LoggedModel create(Stores stores, String name) {
        String experiment = stores.experiments().byDefault(Stores.PROJECT).id();
        return stores.models()
                .create(
                        Stores.PROJECT,
                        new LoggedModel.Wanted(
                                experiment, name, "", "run", Map.of("lr", "0.1"), Map.of("mlflow.user", "ann")));
    }

    @ParameterizedTest
    @MethodSource("io.slipway.tracking.Stores#both")
    void aModelIsPendingUntilItsFilesHaveCome(Stores stores) {
        LoggedModel made = create(stores, "classifier");
        assertThat(made.status()).isEqualTo(LoggedModel.Status.PENDING);
        assertThat(made.artifactUri())
                .isEqualTo("mlflow-artifacts:/" + made.experimentId() + "/models/" + made.id() + "/artifacts");
        stores.models().addParams(Stores.PROJECT, made.id(), Map.of("lr", "9", "depth", "3"));
        stores.models().setTags(Stores.PROJECT, made.id(), Map.of("mlflow.user", "bea", "q", "w"));
        stores.models().deleteTag(Stores.PROJECT, made.id(), "q");
        LoggedModel ready = stores.models().finish(Stores.PROJECT, made.id(), LoggedModel.Status.READY);
        assertThat(ready.status()).isEqualTo(LoggedModel.Status.READY);
        assertThat(ready.params()).isEqualTo(Map.of("lr", "0.1", "depth", "3"));
        assertThat(ready.tags()).isEqualTo(Map.of("mlflow.user", "bea"));
    }

    private static List<String> unregistered(Stores stores) {
        return stores.models().unregistered(Stores.PROJECT, "slipway.artifact", 10).stream()
                .map(LoggedModel::name)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("io.slipway.tracking.Stores#both")
    void whatNobodyRegisteredIsListedUntilThereIsAVersionOfIt(Stores stores) {
        LoggedModel one = create(stores, "one");
        LoggedModel two = create(stores, "two");
        create(stores, "on its way");
        assertThat(unregistered(stores)).isEmpty();
        for (LoggedModel whole : List.of(one, two)) {
            stores.models().finish(Stores.PROJECT, whole.id(), LoggedModel.Status.READY);
        }
        stores.models().setTags(Stores.PROJECT, two.id(), Map.of("slipway.artifact", "/x/model"));
        assertThat(unregistered(stores)).containsExactly("one");
        assertThat(stores.models().tagged(Stores.PROJECT, "slipway.artifact", "/x/model"))
                .map(LoggedModel::id)
                .hasValue(two.id());
        assertThat(stores.models().tagged(Stores.STRANGE, "slipway.artifact", "/x/model"))
                .isEmpty();
        stores.registry().create(Stores.PROJECT, "iris", null, Map.of());
        stores.versions()
                .create(
                        Stores.PROJECT,
                        new ModelVersion.Wanted("iris", "models:/" + one.id(), "", one.id(), "", "", Map.of()));
        assertThat(unregistered(stores)).isEmpty();
        stores.versions().delete(Stores.PROJECT, "iris", "1");
        assertThat(unregistered(stores)).containsExactly("one");
        stores.versions().restore(Stores.PROJECT, "iris", "1", List.of());
        stores.registry().delete(Stores.PROJECT, "iris");
        assertThat(unregistered(stores)).containsExactly("one");
    }

    private static LoggedModel.Search search(List<String> experiments, String filter, LoggedModel.Order... order) {
        return new LoggedModel.Search(experiments, filter, List.of(), List.of(order), 10, null);
    }

    private static List<String> names(Stores stores, LoggedModel.Search search) {
        return stores.models().search(Stores.PROJECT, search).items().stream()
                .map(LoggedModel::name)
                .toList();
    }

    private static ModelMetric loss(double value, long step, String dataset) {
        return new ModelMetric(new Metric("loss", value, step, step), "run", dataset, dataset.isEmpty() ? "" : "d1");
    }

    @ParameterizedTest
    @MethodSource("io.slipway.tracking.Stores#both")
    void modelsAreFoundByWhatIsKnownOfThem(Stores stores) {
        LoggedModel one = create(stores, "one");
        LoggedModel two = create(stores, "two");
        stores.models().setTags(Stores.PROJECT, two.id(), Map.of("stage", "old"));
        stores.models().measure(Stores.PROJECT, one.id(), List.of(loss(0.5, 1, ""), loss(0.2, 2, "iris")));
        stores.models().measure(Stores.PROJECT, two.id(), List.of(loss(0.4, 1, "")));
        List<String> here = List.of(one.experimentId());
        assertThat(names(stores, search(here, ""))).hasSize(2);
        for (String filter : List.of(
                "name = 'one'",
                "attributes.model_id = '" + one.id() + "'",
                "metrics.loss < 0.3",
                "metrics.`loss` = 0.5 AND params.lr = '0.1'",
                "name IN ('one', 'three')",
                "name LIKE 'o_e' and source_run_id = 'run'",
                "tags.stage IS NULL")) {
            assertThat(names(stores, search(here, filter))).as(filter).containsExactly("one");
        }
        assertThat(names(stores, search(here, "creation_timestamp > 0 AND status = 'READY'")))
                .isEmpty();
        assertThatThrownBy(() -> names(stores, search(here, "foo = 'x'"))).isInstanceOf(TrackingException.class);
    }

    @ParameterizedTest
    @MethodSource("io.slipway.tracking.Stores#both")
    void modelsAreSortedByAMetricOnSomeDataAndThoseWithoutComeLast(Stores stores) {
        LoggedModel none = create(stores, "none");
        for (String name : List.of("good", "bad")) {
            stores.models()
                    .measure(
                            Stores.PROJECT,
                            create(stores, name).id(),
                            List.of(loss(name.equals("good") ? 0.1 : 0.9, 1, "iris"), loss(0.5, 2, "")));
        }
        List<String> here = List.of(none.experimentId());
        LoggedModel.OnData iris = new LoggedModel.OnData("iris", "d1");
        assertThat(names(stores, search(here, "", new LoggedModel.Order("metrics.loss", true, iris))))
                .containsExactly("good", "bad", "none");
        assertThat(names(stores, search(here, "", new LoggedModel.Order("metrics.loss", false, iris))))
                .containsExactly("bad", "good", "none");
        LoggedModel.Search onIris =
                new LoggedModel.Search(here, "metrics.loss > 0.6", List.of(iris), List.of(), 10, null);
        assertThat(names(stores, onIris)).containsExactly("bad");
        LoggedModel.Search first = new LoggedModel.Search(
                here, "", List.of(), List.of(new LoggedModel.Order("name", true, null)), 2, null);
        Page<LoggedModel> page = stores.models().search(Stores.PROJECT, first);
        assertThat(names(stores, new LoggedModel.Search(here, "", List.of(), first.orderBy(), 2, page.next())))
                .containsExactly("none");
    }

    @ParameterizedTest
    @MethodSource("io.slipway.tracking.Stores#both")
    void aPointSaidTwiceCountsOnceAndADeletedModelIsGone(Stores stores) {
        LoggedModel made = create(stores, "classifier");
        List<ModelMetric> points = List.of(loss(0.5, 1, ""), loss(Double.NaN, 1, ""));
        stores.models().measure(Stores.PROJECT, made.id(), points);
        stores.models().measure(Stores.PROJECT, made.id(), points);
        assertThat(stores.models().get(Stores.PROJECT, made.id()).metrics()).hasSize(1);
        stores.models().delete(Stores.PROJECT, made.id());
        assertThatThrownBy(() -> stores.models().get(Stores.PROJECT, made.id())).hasMessageContaining("not found");
        assertThat(names(stores, search(List.of(made.experimentId()), ""))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.slipway.tracking.Stores#both")
    void aRunCarriesTheModelsThatItMadeAndUsed(Stores stores) {
        TrackedRun run = stores.tracking().createRun(Stores.PROJECT, new NewRun("0", null, "", null, Map.of()));
        List<ModelLink> links = List.of(new ModelLink("m-1", true, 3), new ModelLink("m-2", false, 0));
        stores.tracking().link(Stores.PROJECT, run.id(), links);
        stores.tracking().link(Stores.PROJECT, run.id(), links);
        assertThat(stores.tracking().get(Stores.PROJECT, run.id()).models()).isEqualTo(links);
    }

    @ParameterizedTest
    @MethodSource("io.slipway.tracking.Stores#both")
    void modelsOfAnotherProjectAreNotThere(Stores stores) {
        LoggedModel made = create(stores, "secret");
        assertThatThrownBy(() -> stores.models().get(Stores.STRANGE, made.id())).hasMessageContaining("not found");
        assertThat(stores.models()
                        .search(Stores.STRANGE, search(List.of(made.experimentId()), ""))
                        .items())
                .isEmpty();
    }
}
