package io.slipway.executor;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.executor.AttemptReport.End;
import io.slipway.executor.AttemptReport.Ended;
import io.slipway.executor.AttemptReport.NeverStarted;
import io.slipway.executor.AttemptReport.Running;
import io.slipway.executor.AttemptSpec.Resources;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every executor does, wherever it runs steps: on this machine, on a cluster, in a simulation. */
public abstract class StepExecutorContract {
    protected static final Resources NOTHING_ASKED = new Resources(0, 0, "", 0);

    @TempDir
    protected Path home;

    protected final Told told = new Told();
    protected StepExecutor executor = new NoExecutor();

    /** A new one, as after a start of the server; with room for 50 at once. */
    protected abstract StepExecutor make();

    /** An attempt at a step that does this. */
    protected abstract AttemptSpec spec(String step, Does does, @Nullable Duration timeout);

    /** Lets a step go on that waits. */
    protected abstract void open(String step) throws Exception;

    /** How often the step has begun, whoever asked for it. */
    protected abstract int begun(String step) throws Exception;

    /** What it left among its outputs, as the run sees it. */
    protected abstract String given(String step) throws Exception;

    /** Waits until another server can find what runs, where it is told a moment before. */
    protected void found(String step) {}

    /** Lets time pass where it does not by itself. */
    protected void pass() {}

    @BeforeEach
    void begin() {
        restart();
    }

    /** Another server comes up on the same home. */
    protected void restart() {
        executor = make();
        executor.listen(told);
    }

    protected static AttemptId id(String step) {
        return new AttemptId("run", step, 1);
    }

    private AttemptSpec spec(String step, Does does) {
        return spec(step, does, null);
    }

    private <R extends AttemptReport> R next(String step, Class<R> kind) {
        pass();
        return told.next(id(step), kind);
    }

    private End ended(AttemptSpec spec) {
        executor.start(spec);
        return next(spec.id().step(), Ended.class).end();
    }

    @Test
    void anEndIsToldOnceWithItsCodeAndTimes() throws Exception {
        executor.start(spec("good", new Does.Ends(0)));
        executor.start(spec("bad", new Does.Ends(3)));
        Ended good = next("good", Ended.class);
        assertThat(good.end()).isEqualTo(new End.Exited(0));
        assertThat(good.endedAt()).isAfterOrEqualTo(good.startedAt());
        assertThat(next("bad", Ended.class).end()).isEqualTo(new End.Exited(3));
        pass();
        assertThat(told.silent(id("good"))).isTrue();
        assertThat(begun("good")).isEqualTo(1);
    }

    @Test
    void theTimeLimitEndsIt() {
        Duration limit = Duration.ofMillis(300);
        assertThat(ended(spec("slow", new Does.Hangs(), limit))).isEqualTo(new End.TimedOut(limit));
    }

    @Test
    void stopEndsItAndMayBeSaidAgain() {
        executor.start(spec("stopped", new Does.Waits(0)));
        next("stopped", Running.class);
        executor.stop(id("stopped"));
        executor.stop(id("stopped"));
        assertThat(next("stopped", Ended.class).end()).isEqualTo(new End.Stopped());
    }

    @Test
    void stopHoldsAlsoAcrossARestart() {
        AttemptSpec spec = spec("stopped-before", new Does.Waits(0));
        executor.start(spec);
        next("stopped-before", Running.class);
        found("stopped-before");
        executor.stop(spec.id());
        restart();
        executor.adopt(spec);
        executor.stop(spec.id());
        assertThat(next("stopped-before", Ended.class).end()).isEqualTo(new End.Stopped());
    }

    @Test
    void startedTwiceAlsoByAnotherServerItRunsOnce() throws Exception {
        AttemptSpec spec = spec("once", new Does.Waits(0));
        executor.start(spec);
        next("once", Running.class);
        executor.start(spec);
        restart();
        executor.start(spec);
        next("once", Running.class);
        open("once");
        assertThat(next("once", Ended.class).end()).isEqualTo(new End.Exited(0));
        executor.start(spec);
        assertThat(next("once", Ended.class).end()).isEqualTo(new End.Exited(0));
        assertThat(begun("once")).isEqualTo(1);
    }

    @Test
    void anotherServerAdoptsWhatRuns() throws Exception {
        AttemptSpec spec = spec("adopted", new Does.Waits(7));
        executor.start(spec);
        next("adopted", Running.class);
        found("adopted");
        restart();
        executor.adopt(spec);
        next("adopted", Running.class);
        open("adopted");
        assertThat(next("adopted", Ended.class).end()).isEqualTo(new End.Exited(7));
    }

    @Test
    void anotherServerHearsHowItEndedMeanwhile() throws Exception {
        AttemptSpec before = spec("over", new Does.Ends(4));
        assertThat(ended(before)).isEqualTo(new End.Exited(4));
        AttemptSpec meanwhile = spec("meanwhile", new Does.Waits(5));
        executor.start(meanwhile);
        next("meanwhile", Running.class);
        found("meanwhile");
        executor.close();
        open("meanwhile");
        restart();
        executor.adopt(before);
        executor.adopt(meanwhile);
        assertThat(next("over", Ended.class).end()).isEqualTo(new End.Exited(4));
        assertThat(next("meanwhile", Ended.class).end()).isEqualTo(new End.Exited(5));
    }

    @Test
    void whatLeftNoTraceWasNeverStartedAndMayBeStarted() throws Exception {
        AttemptSpec spec = spec("untouched", new Does.Ends(0));
        executor.adopt(spec);
        next("untouched", NeverStarted.class);
        assertThat(begun("untouched")).isZero();
        assertThat(ended(spec)).isEqualTo(new End.Exited(0));
    }

    @Test
    void whatIsStoppedBeforeItBeganNeverBegins() throws Exception {
        AttemptSpec spec = spec("unborn", new Does.Ends(0));
        executor.adopt(spec);
        next("unborn", NeverStarted.class);
        executor.stop(spec.id());
        assertThat(next("unborn", Ended.class).end()).isEqualTo(new End.Stopped());
        restart();
        assertThat(ended(spec)).isEqualTo(new End.Stopped());
        assertThat(begun("unborn")).isZero();
    }

    @Test
    void whatItGaveIsThereWhenItsEndIsToldAndStaysAsItIs() throws Exception {
        AttemptSpec spec = spec("gives", new Does.Gives("something"));
        assertThat(ended(spec)).isEqualTo(new End.Exited(0));
        assertThat(given("gives")).isEqualTo("something");
        restart();
        executor.adopt(spec);
        assertThat(next("gives", Ended.class).end()).isEqualTo(new End.Exited(0));
        assertThat(given("gives")).isEqualTo("something");
    }

    @Test
    void fiftyAtOnceAllEndAsTheyEnd() {
        List<AttemptSpec> specs = IntStream.range(0, 50)
                .mapToObj(number -> spec("quick" + number, new Does.Ends(number)))
                .toList();
        specs.forEach(executor::start);
        for (int number = 0; number < specs.size(); number++) {
            assertThat(next("quick" + number, Ended.class).end()).isEqualTo(new End.Exited(number));
        }
    }
}
