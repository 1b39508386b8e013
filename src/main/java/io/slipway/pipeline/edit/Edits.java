package io.slipway.pipeline.edit;

import io.slipway.pipeline.InvalidEditException;
import io.slipway.pipeline.Paths;
import io.slipway.pipeline.Pipeline;
import java.util.List;

/** What an edit makes of a pipeline, and what it is called; {@link InvalidEditException} if it can't be done. */
public final class Edits {
    private Edits() {}

    public static Pipeline apply(Pipeline pipeline, Edit edit) {
        return switch (edit) {
            case Edit.StepsAdded added -> StepEdits.add(pipeline, added);
            case Edit.StepsRemoved removed ->
                FrameInputs.settleAround(StepEdits.remove(pipeline, removed), removed.paths());
            case Edit.StepsMoved moved -> StepEdits.move(pipeline, moved);
            case Edit.ArgumentSet set -> FrameInputs.settleAround(Arguments.set(pipeline, set), List.of(set.path()));
            case Edit.Connected wire ->
                FrameInputs.settleAround(
                        Connections.add(pipeline, wire.from(), wire.to()),
                        List.of(wire.to().path()));
            case Edit.StepChanged change -> StepEdits.change(pipeline, change);
            case Edit.ComponentChanged change -> StepEdits.changeComponent(pipeline, change);
            case Edit.ParameterSet set -> Parameters.set(pipeline, set);
            case Edit.ParameterRenamed renamed -> Parameters.rename(pipeline, renamed.from(), renamed.to());
            case Edit.ParameterRemoved removed -> Parameters.remove(pipeline, removed.name());
            case Edit.Framed framed -> Framing.frame(pipeline, framed);
            case Edit.Unframed unframed ->
                FrameInputs.settleAround(Unframing.unframe(pipeline, unframed.path()), List.of(unframed.path()));
            case Edit.ConditionSet set -> Framing.setCondition(pipeline, set.path(), set.condition());
            case Edit.PipelineChanged change -> changePipeline(pipeline, change);
            case Edit.Together together -> all(pipeline, together);
        };
    }

    /** What undo calls it: {@code adding train}. */
    public static String words(Pipeline before, Edit edit) {
        return switch (edit) {
            case Edit.StepsAdded added -> "adding " + Words.steps(added.steps());
            case Edit.StepsRemoved removed -> "deleting " + Words.paths(before, removed.paths());
            case Edit.StepsMoved moved ->
                "moving " + Words.paths(before, moved.places().keySet());
            case Edit.ArgumentSet set -> "setting " + Paths.title(before, set.path()) + "." + set.input();
            case Edit.Connected wire ->
                "connecting " + Paths.title(before, wire.to().path()) + "."
                        + wire.to().name();
            case Edit.StepChanged change -> Words.changing(before, change);
            case Edit.ComponentChanged change -> "changing " + Words.userOf(before, change.name());
            case Edit.ParameterSet set -> "setting parameter " + set.name();
            case Edit.ParameterRenamed renamed -> "renaming parameter " + renamed.from();
            case Edit.ParameterRemoved removed -> "removing parameter " + removed.name();
            case Edit.Framed framed -> "framing " + Words.paths(before, framed.paths());
            case Edit.Unframed unframed -> "taking away the frame " + Paths.title(before, unframed.path());
            case Edit.ConditionSet set -> "the rule of " + Paths.title(before, set.path());
            case Edit.PipelineChanged change ->
                change.field().equals("name") ? "renaming the pipeline" : "the description";
            case Edit.Together together ->
                together.edits().isEmpty()
                        ? "nothing"
                        : words(before, together.edits().getFirst());
        };
    }

    private static Pipeline all(Pipeline pipeline, Edit.Together together) {
        Pipeline now = pipeline;
        for (Edit edit : together.edits()) {
            now = apply(now, edit);
        }
        return now;
    }

    private static Pipeline changePipeline(Pipeline pipeline, Edit.PipelineChanged change) {
        return switch (change.field()) {
            case "name" -> pipeline.withName(change.value().strip());
            case "description" -> pipeline.withDescription(change.value());
            default ->
                throw new InvalidEditException("A pipeline has a name and a description, but no " + change.field());
        };
    }
}
