package io.slipway.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the engine and the mlflow door need for the runs of pipelines and their attempts. */
class AttemptRunsTest {
    private static final String ID = "0190aa00bb00cc00dd00ee00ff001122";

    private static NewRun named(Stores stores, String name) {
        String experiment = stores.experiments().byDefault(Stores.PROJECT).id();
        return new NewRun(experiment, name, "ann", 1_000L, Map.of("slipway.pipeline", "p"));
    }

    @ParameterizedTest
    @MethodSource("io.slipway.tracking.Stores#both")
    void ensuringARunTwiceMakesItOnce(Stores stores) {
        TrackedRun first = stores.tracking().ensure(Stores.PROJECT, ID, named(stores, "train #1"));
        stores.events().clear();
        TrackedRun second = stores.tracking().ensure(Stores.PROJECT, ID, named(stores, "another"));
        assertThat(first.id()).isEqualTo(ID);
        assertThat(first.name()).isEqualTo("train #1");
        assertThat(first.tags()).containsEntry("slipway.pipeline", "p");
        assertThat(second).isEqualTo(first);
        assertThat(stores.events()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.slipway.tracking.Stores#both")
    void anIdOfAnotherProjectIsNotTakenOver(Stores stores) {
        stores.tracking().ensure(Stores.PROJECT, ID, named(stores, "mine"));
        String theirs = stores.experiments().byDefault(Stores.STRANGE).id();
        NewRun wanted = new NewRun(theirs, "x", "", null, Map.of());
        assertThatThrownBy(() -> stores.tracking().ensure(Stores.STRANGE, ID, wanted))
                .isInstanceOf(TrackingException.class)
                .hasMessageContaining("not found");
        assertThat(stores.tracking().get(Stores.PROJECT, ID).name()).isEqualTo("mine");
    }

    @ParameterizedTest
    @MethodSource("io.slipway.tracking.Stores#both")
    void anExperimentThatComesBackBringsOnlyTheRunsThatWentWithIt(Stores stores) {
        Experiment experiment = stores.experiments().ensure(Stores.PROJECT, "sweep");
        assertThat(stores.experiments().ensure(Stores.PROJECT, "sweep")).isEqualTo(experiment);
        NewRun wanted = new NewRun(experiment.id(), "r", "", null, Map.of());
        stores.tracking().ensure(Stores.PROJECT, "kept", wanted);
        stores.tracking().ensure(Stores.PROJECT, "gone before", wanted);
        stores.tracking().delete(Stores.PROJECT, "gone before");
        stores.experiments().delete(Stores.PROJECT, experiment.id());
        assertThat(stores.tracking().get(Stores.PROJECT, "kept").deleted()).isTrue();
        assertThatThrownBy(() -> stores.experiments().ensure(Stores.PROJECT, "sweep"))
                .isInstanceOf(TrackingException.class);
        stores.experiments().restore(Stores.PROJECT, experiment.id());
        assertThat(stores.tracking().get(Stores.PROJECT, "kept").deleted()).isFalse();
        assertThat(stores.tracking().get(Stores.PROJECT, "gone before").deleted())
                .isTrue();
    }
}
