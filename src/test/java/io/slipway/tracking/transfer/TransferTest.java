package io.slipway.tracking.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.slipway.Rooms;
import io.slipway.project.ForbiddenException;
import io.slipway.project.InvalidInputException;
import io.slipway.project.NotFoundException;
import io.slipway.project.Role;
import io.slipway.tracking.Experiments;
import io.slipway.tracking.NewRun;
import io.slipway.tracking.RunStatus;
import io.slipway.tracking.Summary;
import io.slipway.tracking.TrackedRun;
import io.slipway.tracking.Tracking;
import io.slipway.tracking.remote.UnsteadyServer.Mood;
import io.slipway.tracking.transfer.Transfer.Direction;
import io.slipway.tracking.transfer.Transfer.State;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Import and export are whole and once, however the server behaves and whenever Slipway ends; here the server is our own door. */
class TransferTest extends BothEnds {
    @Test
    void whatComesInIsAsItWasAndComesOnceAndLaterOnlyWhatIsNew() {
        String parent = there("parent", Map.of());
        String child = there("child", Map.of("mlflow.parentRunId", parent));
        door.bean(Tracking.class).delete(THERE, child);
        start(Direction.IN);
        assertThat(done().problems()).isZero();
        assertThat(runsHere()).hasSize(2).allSatisfy(run -> {
            TrackedRun original = door.bean(Tracking.class).get(THERE, run.id());
            assertThat(run.name()).isEqualTo(original.name());
            assertThat(run.params()).isEqualTo(original.params());
            assertThat(run.tags()).isEqualTo(original.tags());
            assertThat(run.metrics()).isEqualTo(original.metrics());
            assertThat(run.status()).isEqualTo(RunStatus.FINISHED);
            assertThat(run.started()).isEqualTo(1_000);
            assertThat(run.ended()).isEqualTo(2_000);
            assertThat(run.deleted()).isEqualTo(run.id().equals(child));
        });
        there("later", Map.of());
        start(Direction.IN);
        assertThat(done().count(Kind.RUN).kept()).isEqualTo(2);
        assertThat(runsHere()).hasSize(3);
        assertThat(progress().transfer().points()).isEqualTo(30);
    }

    @Test
    void aServerThatFailsIsAskedAgainAndItIsSaidWhyItWaits() {
        there("one", Map.of());
        server.is(Mood.UNABLE);
        start(Direction.IN);
        await().atMost(Duration.ofSeconds(30)).until(() -> progress().problem().contains("503"));
        server.is(Mood.FINE);
        done();
        assertThat(runsHere()).hasSize(1);
    }

    @Test
    void aRunIsMadeOnceThoughTheAnswerWasLostAndSlipwayEnded() {
        String parent = here("parent", Map.of());
        here("child", Map.of("mlflow.parentRunId", parent));
        server.losesFirst("runs/create");
        start(Direction.OUT);
        await().atMost(Duration.ofSeconds(60)).until(() -> server.calls("runs/create") >= 1);
        rooms.close();
        rooms = rooms();
        done();
        List<TrackedRun> found = runsThere();
        assertThat(found).extracting(TrackedRun::name).containsExactly("child", "parent");
        assertThat(found.getFirst().tags())
                .containsEntry("mlflow.parentRunId", found.getLast().id());
        assertThat(found).allSatisfy(run -> {
            assertThat(run.metrics().values()).extracting(Summary::points).containsExactly(30L);
            assertThat(run.status()).isEqualTo(RunStatus.FINISHED);
            assertThat(run.ended()).isEqualTo(2_000);
        });
    }

    @Test
    void whatWasTakenThereDoesNotComeBackAndWhatCameFromThereIsNotTakenBack() {
        here("ours", Map.of());
        there("theirs", Map.of());
        start(Direction.OUT);
        done();
        assertThat(runsThere()).hasSize(2);
        start(Direction.IN);
        done();
        assertThat(runsHere()).extracting(TrackedRun::name).containsExactly("ours", "theirs");
        start(Direction.OUT);
        done();
        assertThat(runsThere()).hasSize(2);
    }

    @Test
    void oneAtATimeAndItHaltsAndGoesOnWhenToldTo() {
        there("one", Map.of());
        server.is(Mood.UNABLE);
        Transfer transfer = start(Direction.IN);
        assertThatThrownBy(() -> start(Direction.OUT))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("under way");
        Transfers transfers = rooms.get(Transfers.class);
        rooms.as(() -> {
            transfers.pause(rooms.project(), transfer.id());
            return true;
        });
        assertThat(progress().transfer().state()).isEqualTo(State.PAUSED);
        server.is(Mood.FINE);
        rooms.as(() -> {
            transfers.goOn(rooms.project(), transfer.id());
            return true;
        });
        done();
        assertThat(runsHere()).hasSize(1);
    }

    @Test
    void onlyTheChosenExperimentsCome() {
        there("one", Map.of());
        String other = door.bean(Experiments.class).ensure(THERE, "other").id();
        door.bean(Tracking.class).createRun(THERE, new NewRun(other, "no", "ann", 1L, Map.of()));
        start(Direction.IN, "sweep");
        done();
        assertThat(runsHere()).extracting(TrackedRun::name).containsExactly("one");
    }

    @Test
    void anExperimentThatIsRenamedWhileItComesStillComesWhole() {
        there("one", Map.of());
        there("two", Map.of());
        server.unableTo("runs/get");
        Transfer transfer = start(Direction.IN, "sweep");
        await().atMost(Duration.ofSeconds(60)).until(() -> server.calls("runs/get") >= 1);
        Transfers transfers = rooms.get(Transfers.class);
        rooms.as(() -> {
            transfers.pause(rooms.project(), transfer.id());
            return true;
        });
        Experiments experiments = door.bean(Experiments.class);
        experiments.rename(THERE, experiments.named(THERE, "sweep").id(), "swept");
        server.is(Mood.FINE);
        rooms.as(() -> {
            transfers.goOn(rooms.project(), transfer.id());
            return true;
        });
        assertThat(done().problems()).isZero();
        assertThat(runsHere()).extracting(TrackedRun::name).containsExactly("one", "two");
    }

    @Test
    void aSecretIsNeitherShownNorKeptAfterTheEndAndAStrangerSeesNothing() {
        there("one", Map.of());
        start(Direction.IN);
        Progress end = done();
        assertThat(((Transfer.Server) end.transfer().where()).server().secret()).isEmpty();
        assertThat(rooms.get(TransferStore.class)
                        .find(end.transfer().id())
                        .map(Transfer::where)
                        .map(where -> ((Transfer.Server) where).server().secret()))
                .contains("");
        Transfers transfers = rooms.get(Transfers.class);
        assertThatThrownBy(() -> transfers.latest(rooms.project())).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> transfers.start(rooms.project(), Direction.IN, address(), List.of()))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void onlyWhoManagesTheProjectBringsInAndTakesOutButMembersSeeHowFarItIs() {
        there("one", Map.of());
        start(Direction.IN);
        done();
        Transfers transfers = rooms.get(Transfers.class);
        rooms.signIn("bob", Role.EDITOR);
        try {
            assertThat(transfers.latest(rooms.project())).hasSize(1);
            assertThatThrownBy(() -> transfers.start(rooms.project(), Direction.OUT, address(), List.of()))
                    .isInstanceOf(ForbiddenException.class);
            assertThatThrownBy(() -> transfers.stop(
                            rooms.project(),
                            transfers
                                    .latest(rooms.project())
                                    .getFirst()
                                    .transfer()
                                    .id()))
                    .isInstanceOf(ForbiddenException.class);
            assertThat(transfers.latest(rooms.project())).hasSize(1);
            rooms.signIn("eve", Role.OWNER);
            assertThat(transfers
                            .start(rooms.project(), Direction.OUT, address(), List.of())
                            .id())
                    .isNotEmpty();
        } finally {
            Rooms.signOut();
        }
        done();
    }
}
