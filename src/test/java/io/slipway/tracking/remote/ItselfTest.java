package io.slipway.tracking.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.slipway.mlflow.Door;
import io.slipway.tracking.Instance;
import io.slipway.tracking.remote.UnsteadyServer.Mood;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ItselfTest {
    @Test
    void theDoorOfThisSlipwayIsToldFromThatOfAnother(@TempDir Path home) {
        try (Door door = new Door(home);
                UnsteadyServer server = new UnsteadyServer(door.address())) {
            MlflowApi api = new MlflowApi(new RemoteServer(server.address(), "", "", "", "team"));
            Itself ours = new Itself(door.bean(Instance.class));
            assertThat(ours.is(api)).isTrue();
            List<Check> told = new ArrayList<>();
            new ConnectionTest(api, ours, told::add).run();
            assertThat(told)
                    .extracting(Check::result, Check::says)
                    .containsExactly(tuple(
                            Check.Result.BAD,
                            "This is the address of this Slipway itself, which keeps all that is recorded anyway: set that of"
                                    + " an MLflow server"));

            Itself other = new Itself(new Instance());
            long asked = server.calls(Instance.PATH);
            server.is(Mood.UNABLE);
            assertThat(other.is(api)).isFalse();
            server.is(Mood.FINE);
            assertThat(other.is(api)).isFalse();
            assertThat(other.is(api)).isFalse();
            assertThat(server.calls(Instance.PATH)).as("until it has answered").isEqualTo(asked + 2);
        }
    }
}
