package io.slipway.engine.real;

import static io.slipway.engine.real.Sketch.output;
import static io.slipway.engine.real.Sketch.step;
import static io.slipway.engine.real.Sketch.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.PipelineRun;
import io.slipway.engine.RunState;
import io.slipway.pipeline.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What the engine promises of failures, retries, conditions and stopping, with real processes. */
class RealStepsIT extends RealRooms {

    @Test
    void anImporterMayNotReadOutsideTheDataRoots() {
        PipelineRun run =
                run(new Sketch("outside").importer("load", "/etc/passwd").done());
        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(run.reason()).contains("below the data roots only, and /etc/passwd is not");
    }

    @Test
    void afterAFailureWhatNeedsItIsSkippedAndAllElseGoesOn() {
        Step always = with(
                new Step(
                        "clean",
                        "",
                        Map.of(),
                        Set.of("boom"),
                        null,
                        Step.StartWhen.ALL_COMPLETED,
                        null,
                        true,
                        Step.Resources.NONE,
                        null,
                        "",
                        Map.of()),
                null,
                Step.StartWhen.ALL_COMPLETED,
                null);
        PipelineRun run = run(new Sketch("failing")
                .python(
                        "boom",
                        "def boom() -> int:\n    raise ValueError('no luck')\n",
                        List.of(),
                        List.of("Output:INTEGER"),
                        Map.of())
                .python(
                        "needs",
                        "def needs(x: int):\n    pass\n",
                        List.of("x:INTEGER"),
                        List.of(),
                        Map.of("x", output("boom", "Output")))
                .python("further", "def further():\n    pass\n", List.of(), List.of(), Map.of())
                .add("clean", Sketch.python("clean", "def clean():\n    pass\n", List.of(), List.of()), always)
                .done());
        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(run.reason()).contains("boom").contains("ValueError: no luck");
        assertThat(running().words(run))
                .containsEntry("boom", "failed")
                .containsEntry("needs", "skipped")
                .containsEntry("further", "succeeded")
                .containsEntry("clean", "succeeded");
    }

    @Test
    void aStepThatGivesLessThanItDeclaresFailsWithASentence() {
        PipelineRun run = run(new Sketch("silent")
                .python(
                        "silent",
                        "def silent(n: OutputPath(int)):\n    pass\n",
                        List.of(),
                        List.of("n:INTEGER"),
                        Map.of())
                .done());
        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(run.reason()).contains("gave no value for its output `n`");
    }

    @Test
    void aStepIsTriedAgainAsOftenAsItsPolicySaysAndOnlyTheLastOutputsCount() {
        String source = """
                def flaky() -> int:
                    import os
                    n = int(os.environ['KFP_RETRY_INDEX'])
                    if n < 2:
                        raise RuntimeError('attempt %d' % n)
                    return n
                """;
        Step step = with(step("flaky", Map.of()), null, Step.StartWhen.ALL_SUCCEEDED, new Step.Retry(2, 0, 2, 1));
        PipelineRun run = run(new Sketch("flaky")
                .add("flaky", Sketch.python("flaky", source, List.of(), List.of("Output:INTEGER")), step)
                .done());
        assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(running().details(run, "flaky").attempts())
                .extracting(attempt -> attempt.state().word())
                .containsExactly("failed", "failed", "succeeded");
        assertThat(running().details(run, "flaky").outputs().toString()).contains("json=2");
    }

    @Test
    void framesWithinFramesAreDecidedWhenTheirTimeComes() {
        Sketch inner = new Sketch("").python("deep", "def deep():\n    pass\n", List.of(), List.of(), Map.of());
        Sketch never = new Sketch("").python("unseen", "def unseen():\n    pass\n", List.of(), List.of(), Map.of());
        Sketch outer = new Sketch("")
                .python("give", "def give() -> int:\n    return 7\n", List.of(), List.of("Output:INTEGER"), Map.of())
                .frame("inner", "inputs.parameter_values['x'] == 7", output("give", "Output"), inner)
                .frame("never", "int(inputs.parameter_values['x']) > 7", output("give", "Output"), never);
        PipelineRun run = run(new Sketch("frames")
                .python("start", "def start() -> int:\n    return 1\n", List.of(), List.of("Output:INTEGER"), Map.of())
                .frame("outer", "inputs.parameter_values['x'] < 2", output("start", "Output"), outer)
                .done());
        assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(running().words(run))
                .containsEntry("outer", "succeeded")
                .containsEntry("outer/inner", "succeeded")
                .containsEntry("outer/inner/deep", "succeeded")
                .containsEntry("outer/never", "skipped");
    }

    @Test
    void aConditionThatCanNotBeDecidedFailsItsStepWithTheReason() {
        Sketch inside = new Sketch("").python("in", "def in_():\n    pass\n", List.of(), List.of(), Map.of());
        PipelineRun run = run(new Sketch("undecided")
                .python("start", "def start() -> int:\n    return 1\n", List.of(), List.of("Output:INTEGER"), Map.of())
                .frame("odd", "inputs.parameter_values['x'] > 'a'", output("start", "Output"), inside)
                .done());
        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(run.reason()).contains("can't be decided");
    }

    @Test
    void aStoppedRunTriedAgainDoesNotRepeatWhatSucceeded() throws IOException {
        String slow = "def slow(x: int) -> int:\n    import os, time\n"
                + count("slow").replace("import os\n", "\n") + "    while not os.path.exists('" + folder.resolve("gate")
                + "'):\n        time.sleep(0.05)\n    return x\n";
        PipelineRun run = running()
                .start(
                        running()
                                .saved(new Sketch("stopped")
                                        .python(
                                                "quick",
                                                "def quick() -> int:\n" + count("quick") + "    return 1\n",
                                                List.of(),
                                                List.of("Output:INTEGER"),
                                                Map.of())
                                        .python(
                                                "slow",
                                                slow,
                                                List.of("x:INTEGER"),
                                                List.of("Output:INTEGER"),
                                                Map.of("x", output("quick", "Output")))
                                        .python(
                                                "after",
                                                "def after(x: int):\n    pass\n",
                                                List.of("x:INTEGER"),
                                                List.of(),
                                                Map.of("x", output("slow", "Output")))
                                        .done()),
                        Map.of());
        Awaitility.await().until(() -> counted("slow") == 1);
        running().stop(run);
        running().stop(run);
        assertThat(running().end(run).state()).isEqualTo(RunState.CANCELLED);
        assertThat(running().words(run))
                .containsEntry("quick", "succeeded")
                .containsEntry("slow", "cancelled")
                .containsEntry("after", "cancelled");
        Files.createFile(folder.resolve("gate"));
        running().retryFailed(run);
        assertThat(running().end(run).state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(counted("quick")).isEqualTo(1);
        assertThat(running().details(run, "slow").attempts())
                .extracting(attempt -> attempt.state().word())
                .containsExactly("cancelled", "succeeded");
    }
}
