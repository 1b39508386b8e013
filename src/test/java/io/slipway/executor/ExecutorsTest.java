package io.slipway.executor;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.project.ProjectId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ExecutorsTest {
    private static final ProjectId MINE = new ProjectId("mine");
    private static final AttemptId ID = new AttemptId("run", "step", 1);
    private final Written local = new Written();
    private final Executors executors = new Executors(local);
    private final Told told = new Told();

    /** Writes down what it is asked. */
    private static final class Written implements StepExecutor {
        private final List<String> asked = new ArrayList<>();
        private final Supplier<Optional<String>> answer;
        private AttemptListener listener = (id, report) -> {};

        Written() {
            this(Optional::empty);
        }

        Written(Supplier<Optional<String>> answer) {
            this.answer = answer;
        }

        @Override
        public void listen(AttemptListener to) {
            listener = to;
        }

        @Override
        public Optional<String> whyNot() {
            return answer.get();
        }

        @Override
        public Optional<String> whyNot(Program program, AttemptSpec.Resources wanted) {
            return Optional.empty();
        }

        @Override
        public CompletableFuture<Environment> prepare(EnvironmentSpec spec, Consumer<String> progress) {
            return CompletableFuture.completedFuture(new Environment("", List.of()));
        }

        @Override
        public void start(AttemptSpec spec) {
            asked.add("start " + spec.id());
        }

        @Override
        public void adopt(AttemptSpec spec) {
            asked.add("adopt " + spec.id());
        }

        @Override
        public void stop(AttemptId id) {
            asked.add("stop " + id);
        }

        @Override
        public void close() {
            asked.add("close");
        }
    }

    private static AttemptSpec spec() {
        return SomeSpec.of(ID, new Program.Command("busybox", List.of("true")), Path.of("folder"));
    }

    @Test
    void aProjectSeesWhatItMayUseAndThisMachineFirst() {
        executors.put("a-cluster", new Written(), MINE::equals);
        assertThat(executors.choices(MINE)).extracting(Executors.Choice::name).containsExactly("local", "a-cluster");
        ProjectId other = new ProjectId("other");
        assertThat(executors.choices(other)).extracting(Executors.Choice::name).containsExactly("local");
        assertThat(executors.whyNot(MINE, "a-cluster")).isEmpty();
        assertThat(executors.whyNot(other, "a-cluster").orElseThrow()).contains("may not use");
        assertThat(executors.whyNot(MINE, "absent").orElseThrow()).contains("no executor named absent");
    }

    @Test
    void whoeverTakesAPlaceTakesOverTheStepsThatHaveNotEnded() {
        Written before = new Written();
        Written after = new Written();
        executors.listen(told);
        executors.put("cluster", before, project -> true);
        executors.get("cluster").start(spec());
        executors.put("cluster", after, project -> true);
        assertThat(before.asked).containsExactly("start " + ID, "close");
        assertThat(after.asked).containsExactly("adopt " + ID);
        after.listener.report(ID, new AttemptReport.Lost("gone"));
        assertThat(told.next(ID)).isInstanceOf(AttemptReport.Lost.class);
        executors.put("cluster", before, project -> true);
        assertThat(before.asked).doesNotContain("adopt " + ID);
    }

    @Test
    void ofStepsWhoseExecutorIsRemovedNothingIsKnownUntilItIsBack() {
        executors.listen(told);
        executors.put("cluster", new Written(), project -> true);
        executors.get("cluster").start(spec());
        executors.remove("cluster");
        assertThat(told.next(ID, AttemptReport.Running.class).unknown()).startsWith("unknown: the executor cluster");
        Written back = new Written();
        executors.put("cluster", back, project -> true);
        assertThat(back.asked).containsExactly("adopt " + ID);
        back.listener.report(ID, new AttemptReport.Running(Instant.EPOCH));
        assertThat(told.next(ID, AttemptReport.Running.class).unknown()).isEmpty();
    }

    @Test
    void stoppingAStepWhoseExecutorIsRemovedEndsItForTheRun() {
        executors.listen(told);
        executors.get("cluster").adopt(spec());
        executors.get("cluster").stop(ID);
        assertThat(told.next(ID, AttemptReport.Lost.class).reason()).contains("slipway.io/run=run");
    }

    @Test
    void aPlaceThatIsMissingKeepsTheRootOfTheOneThatWasThere() {
        executors.put("here-too", new Written(), project -> true);
        executors.remove("here-too");
        assertThat(executors.get("here-too").root()).isEmpty();
        assertThat(executors.get("never-seen").root()).contains(StepExecutor.ELSEWHERE);
    }

    @Test
    void oneThatDoesNotAnswerKeepsNobodyFromChoosingAnother() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        executors.put(
                "dead",
                new Written(() -> {
                    asked.countDown();
                    try {
                        never.await();
                    } catch (InterruptedException ended) {
                        Thread.currentThread().interrupt();
                    }
                    return Optional.empty();
                }),
                project -> true);
        List<Executors.Choice> choices = executors.choices(MINE);
        asked.await();
        never.countDown();
        assertThat(choices.getFirst()).isEqualTo(new Executors.Choice("local", Optional.empty()));
        assertThat(choices.getLast().whyNot().orElseThrow()).contains("may be away");
    }

    @Test
    void theNextRunGoesWhereTheLastOneWentOrElseWhereItCan() {
        executors.put("lab", new Written(), project -> true);
        executors.put("away", new Written(() -> Optional.of("nobody answers")), project -> true);
        assertThat(executors.next(MINE, "lab")).isEqualTo("lab");
        assertThat(executors.next(MINE, "away")).isEqualTo("local");
        assertThat(executors.next(MINE, "gone")).isEqualTo("local");
    }

    @Test
    void nothingElseIsTakenWhereNothingCanRun() {
        Executors closed = new Executors(new Written(() -> Optional.of("off")));
        assertThat(closed.next(MINE, "local")).isEqualTo("local");
    }
}
