package io.slipway.ui.runs;

import io.slipway.engine.Engine;
import io.slipway.engine.InvalidRunException;
import io.slipway.engine.PipelineRun;
import io.slipway.engine.Runs;
import io.slipway.ui.parts.Toast;
import java.util.List;
import org.springframework.stereotype.Component;

/** What is done with several runs at once; says afterwards what was done, and how to take it back. */
@Component
class RunDeeds {
    private final Engine engine;
    private final Runs runs;

    RunDeeds(Engine engine, Runs runs) {
        this.engine = engine;
        this.runs = runs;
    }

    void stop(List<PipelineRun> going, Runnable then) {
        going.forEach(run -> engine.stop(run.project(), run.id()));
        Toast.show("Stopping " + named(going));
        then.run();
    }

    void delete(List<PipelineRun> ended, Runnable then) {
        try {
            ended.forEach(run -> runs.delete(run.project(), run.id()));
        } catch (InvalidRunException goesOn) {
            Toast.problem(String.valueOf(goesOn.getMessage()));
            then.run();
            return;
        }
        then.run();
        Toast.undo("Deleted " + named(ended), () -> {
            ended.forEach(run -> runs.restore(run.project(), run.id()));
            then.run();
        });
    }

    static String named(List<PipelineRun> some) {
        return some.size() == 1 ? some.getFirst().title() : some.size() + " runs";
    }
}
