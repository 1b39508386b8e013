package io.slipway.engine.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.slipway.engine.live.Commit;
import io.slipway.engine.live.EarlierKey;
import io.slipway.engine.live.FencedException;
import io.slipway.engine.live.Ledger;
import io.slipway.engine.live.Outside;
import io.slipway.engine.live.Reusable;
import io.slipway.engine.live.RunDriver;
import io.slipway.engine.live.RunMessage;
import io.slipway.engine.plan.Node;
import io.slipway.engine.plan.Plans;
import io.slipway.engine.plan.RunImage;
import io.slipway.engine.plan.RunPlan;
import io.slipway.engine.step.Conditions;
import io.slipway.executor.AttemptId;
import io.slipway.project.ProjectId;
import io.slipway.project.ProjectSettings;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;
import org.springframework.dao.TransientDataAccessResourceException;

class MailboxTest {
    private final Epoch epoch = new Epoch();
    private final EngineState state = new EngineState(epoch, new SimpleMeterRegistry());
    private final EngineHealth health = new EngineHealth(state);
    private final Mailboxes mailboxes = new Mailboxes();
    private final Store store = new Store();

    private CompletableFuture<Void> ask() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        RunDriver driver = new RunDriver("r1", store, nothing(), new RunPlan(new Conditions()), Clock.systemUTC());
        mailboxes.open(
                "r1", new RunMessage.Stop("ann", done), id -> new Mailbox(id, driver, mailboxes, new Overlay(), state));
        return done;
    }

    @Test
    void whileTheDatabaseIsAwayReadinessIsDownAndNothingIsLost() throws Exception {
        store.problem = new TransientDataAccessResourceException("away");
        CompletableFuture<Void> done = ask();
        Awaitility.await().until(() -> health.health().getStatus().equals(Status.DOWN));
        assertThat(health.health().getDetails()).containsEntry("runs", Map.of("r1", "away"));
        assertThat(done).isNotDone();
        store.problem = null;
        done.get(20, TimeUnit.SECONDS);
        Awaitility.await().until(() -> health.health().getStatus().equals(Status.UP));
        Awaitility.await().until(() -> mailboxes.count() == 0);
    }

    @Test
    void aServerThatWasTakenOverSaysSoAndStops() {
        store.problem = new FencedException("another one");
        CompletableFuture<Void> done = ask();
        Awaitility.await().until(epoch::fenced);
        Awaitility.await().until(() -> mailboxes.count() == 0);
        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(done).isNotDone();
    }

    private static Outside nothing() {
        return (Outside) Proxy.newProxyInstance(
                MailboxTest.class.getClassLoader(), new Class<?>[] {Outside.class}, (proxy, method, arguments) -> {
                    throw new AssertionError("not to be asked: " + method);
                });
    }

    /** Knows one run without steps, unless it has a problem. */
    private static final class Store implements Ledger {
        private volatile @Nullable RuntimeException problem;

        @Override
        public RunImage load(String run) {
            RuntimeException now = problem;
            if (now != null) {
                throw now;
            }
            return new Plans().begin().image();
        }

        @Override
        public Map<AttemptId, String> commit(Commit commit) {
            return Map.of();
        }

        @Override
        public String token(RunImage image, Node node) {
            return "";
        }

        @Override
        public Optional<Reusable> reusable(ProjectId project, String hash) {
            return Optional.empty();
        }

        @Override
        public Optional<EarlierKey> earlier(RunImage image, String path) {
            return Optional.empty();
        }

        @Override
        public ProjectSettings settings(ProjectId project) {
            return ProjectSettings.DEFAULT;
        }
    }
}
