package io.slipway.executor.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.executor.AttemptReport.End;
import io.slipway.executor.AttemptReport.Ended;
import io.slipway.executor.AttemptReport.Lost;
import io.slipway.executor.AttemptReport.Running;
import io.slipway.executor.AttemptSpec;
import io.slipway.executor.AttemptSpec.Input;
import io.slipway.executor.AttemptSpec.Returns;
import io.slipway.executor.kubernetes.Check.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the account of deploy/kubernetes/role.yaml, and with less. */
class AccountIT {
    @TempDir
    Path home;

    private @Nullable TestCluster cluster;
    private @Nullable Account account;

    @BeforeEach
    void arrive() {
        cluster = TestCluster.open();
        account = new Account(cluster);
    }

    @AfterEach
    void leave() {
        if (account != null) {
            account.close();
        }
        if (cluster != null) {
            cluster.close();
        }
    }

    private Account account() {
        return Objects.requireNonNull(account);
    }

    private Rig rig() {
        return new Rig(
                Objects.requireNonNull(cluster),
                home,
                settings -> settings.with(account().connection()));
    }

    private List<Check> test() {
        List<Check> told = new ArrayList<>();
        ConnectionTest.run(
                ClusterSettings.of(
                        account().connection(), Objects.requireNonNull(cluster).namespace(), ""),
                "",
                told::add);
        return told;
    }

    @Test
    void theConnectionTestIsGoodAndAnyRightThatIsTakenAwayIsTheOneThatItNames() {
        assertThat(test())
                .extracting(Check::result)
                .as("no server is there for a pod to reach")
                .containsExactly(Result.GOOD, Result.GOOD, Result.GOOD, Result.BAD);
        for (Right right : Right.all()) {
            account().forbid(right);
            Check permissions = test().get(1);
            assertThat(permissions.result()).isEqualTo(right.needed() ? Result.BAD : Result.DOUBTFUL);
            assertThat(permissions.says())
                    .contains(right.needed() ? ": " + right + ". Grant" : "Without " + right + " " + right.without());
            account().grant();
        }
    }

    @Test
    void stepsRunAreCarriedAdoptedAndStoppedWithIt() throws IOException {
        Path data = Files.writeString(home.resolve("data"), "data");
        try (Rig rig = rig()) {
            AttemptSpec carried = rig.spec(
                    "carried",
                    "cat /slipway/inputs/0 | tee /slipway/outputs/artifacts/copy",
                    Rig.NOTHING,
                    null,
                    List.of(new Input(data, "/slipway/inputs/0")),
                    Returns.FILES);
            AttemptSpec stopped = rig.shell("stopped", "trap 'exit 1' TERM; sleep 600 & wait");
            List.of(carried, stopped).forEach(rig.executor()::start);
            assertThat(rig.told().next(carried.id(), Ended.class).end()).isEqualTo(new End.Exited(0));
            assertThat(rig.folder("carried").resolve("outputs/artifacts/copy")).hasContent("data");
            assertThat(rig.log("carried")).isEqualTo("data");
            rig.told().next(stopped.id(), Running.class);
            rig.restart();
            rig.executor().adopt(stopped);
            rig.told().next(stopped.id(), Running.class);
            rig.executor().stop(stopped.id());
            assertThat(rig.told().next(stopped.id(), Ended.class).end()).isEqualTo(new End.Stopped());
        }
    }

    @Test
    void withoutTheRightToLogsThatIsSaidAndWhatCanBeReadIsKept() {
        account().forbid(Right.LOG);
        try (Rig rig = rig()) {
            AttemptSpec spec = rig.shell("mute", "echo begun; trap 'echo over; exit 0' TERM; sleep 600 & wait");
            rig.executor().start(spec);
            Running handicapped = rig.told().next(spec.id(), Running.class);
            while (handicapped.unknown().isEmpty()) {
                handicapped = rig.told().next(spec.id(), Running.class);
            }
            assertThat(handicapped.unknown()).contains("its log can't be read", "lacks the right get pods/log");
            assertThat(rig.log("mute")).contains("[slipway] This log can't be read", "get pods/log");
            account().grant();
            Running whole = rig.told().next(spec.id(), Running.class);
            while (!whole.unknown().isEmpty()) {
                whole = rig.told().next(spec.id(), Running.class);
            }
            rig.executor().stop(spec.id());
            assertThat(rig.told().next(spec.id(), Ended.class).end()).isEqualTo(new End.Stopped());
            assertThat(rig.log("mute")).endsWith("begun\nover\n");
        }
    }

    @Test
    void whileItMayNotLookAnyMoreThatIsSaidAndNothingIsTakenForGone() {
        try (Rig rig = rig()) {
            AttemptSpec spec = rig.shell("watched", "trap 'exit 1' TERM; sleep 600 & wait");
            rig.executor().start(spec);
            rig.told().next(spec.id(), Running.class);
            account().revoke();
            var _ = Objects.requireNonNull(cluster)
                    .client()
                    .resource(rig.job("watched").orElseThrow())
                    .delete();
            Running unknown = rig.told().next(spec.id(), Running.class);
            // That its log can't be read any more may be said first.
            while (!unknown.unknown().contains("cannot get resource")) {
                unknown = rig.told().next(spec.id(), Running.class);
            }
            assertThat(unknown.unknown()).contains("an admin has to give it the right again");
            account().giveBack();
            assertThat(rig.told().next(spec.id(), Lost.class).reason()).contains("somebody deleted it");
        }
    }
}
