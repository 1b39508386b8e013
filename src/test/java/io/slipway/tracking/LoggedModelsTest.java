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

    @ParameterizedTest
    @MethodSource("io.slipway.tracking.Stores#both")
    void modelsAreFoundByExperimentAndName(Stores stores) {
        LoggedModel one = create(stores, "one");
        create(stores, "two");
        List<String> here = List.of(one.experimentId());
        assertThat(stores.models().search(Stores.PROJECT, here, "")).hasSize(2);
        assertThat(stores.models().search(Stores.PROJECT, here, "name = 'one'"))
                .extracting(LoggedModel::id)
                .containsExactly(one.id());
        assertThatThrownBy(() -> stores.models().search(Stores.PROJECT, here, "tags.q = 'w'"))
                .hasMessageContaining("Expected a filter like name = 'model'");
    }

    @ParameterizedTest
    @MethodSource("io.slipway.tracking.Stores#both")
    void modelsOfAnotherProjectAreNotThere(Stores stores) {
        LoggedModel made = create(stores, "secret");
        assertThatThrownBy(() -> stores.models().get(Stores.STRANGE, made.id())).hasMessageContaining("not found");
        assertThat(stores.models().search(Stores.STRANGE, List.of(made.experimentId()), ""))
                .isEmpty();
    }
}
