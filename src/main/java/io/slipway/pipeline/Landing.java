package io.slipway.pipeline;

import io.slipway.pipeline.edit.Edit;
import io.slipway.pipeline.edit.Edits;
import io.slipway.pipeline.journal.Change;
import io.slipway.pipeline.journal.Changes;
import io.slipway.pipeline.journal.FieldWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How an edit lands on a draft that others have changed since its author saw it. What the author meant is found by
 * applying the edit to what the author saw: the draft without what others did since. If nobody else touched those fields,
 * it lands.
 */
final class Landing {
    private Landing() {}

    /** The changes that the edit makes to the draft as it is now. */
    static List<Change> of(ObjectNode now, Edit edit, boolean force, List<JournalEntry> byOthers) {
        Pipeline current = PipelineJson.of(now);
        if (byOthers.isEmpty()) {
            return Changes.between(now, PipelineJson.tree(Edits.apply(current, edit)));
        }
        ObjectNode seen = Changes.rewind(
                now,
                byOthers.stream().flatMap(entry -> entry.changes().stream()).toList());
        ObjectNode meant = PipelineJson.tree(Edits.apply(PipelineJson.of(seen), edit));
        List<Change> mine = Changes.between(seen, meant);
        if (!force && asks(edit)) {
            check(current, now, meant, mine, byOthers);
        }
        ObjectNode landed =
                carriesValues(edit) ? Changes.apply(now, mine) : PipelineJson.tree(Edits.apply(current, edit));
        return Changes.between(now, landed);
    }

    // A frame keeps all that others did to the steps it takes in or lets go; a new step takes a name that is free.
    // Where a step stands is no opinion: the last drag holds.
    private static boolean asks(Edit edit) {
        return switch (edit) {
            case Edit.Framed _, Edit.Unframed _, Edit.StepsMoved _, Edit.StepsAdded _ -> false;
            case Edit.Together together -> together.edits().stream().anyMatch(Landing::asks);
            case Edit.StepsRemoved _,
                    Edit.ArgumentSet _,
                    Edit.Connected _,
                    Edit.StepChanged _,
                    Edit.ComponentChanged _,
                    Edit.ParameterSet _,
                    Edit.ParameterRenamed _,
                    Edit.ParameterRemoved _,
                    Edit.ConditionSet _,
                    Edit.PipelineChanged _ -> true;
        };
    }

    // These bring whole objects along: only what the author changed of them may overwrite what others did.
    private static boolean carriesValues(Edit edit) {
        return edit instanceof Edit.StepChanged
                || edit instanceof Edit.ComponentChanged
                || edit instanceof Edit.ParameterSet;
    }

    private static void check(
            Pipeline current, ObjectNode now, ObjectNode meant, List<Change> mine, List<JournalEntry> byOthers) {
        List<Conflict> conflicts = new ArrayList<>();
        for (JournalEntry entry : byOthers.reversed()) {
            for (Change theirs : entry.changes()) {
                mine.stream()
                        .filter(change -> change.touches(theirs))
                        .map(change -> conflict(current, now, meant, longer(change, theirs), entry.author()))
                        .filter(Objects::nonNull)
                        .filter(found -> conflicts.stream()
                                .noneMatch(known -> known.field().equals(found.field())))
                        .forEach(conflicts::add);
            }
        }
        if (!conflicts.isEmpty()) {
            String who = String.join(
                    " and ", conflicts.stream().map(Conflict::by).distinct().toList());
            String what = String.join(
                    ", ", conflicts.stream().map(Conflict::field).limit(3).toList());
            throw new EditConflictException(
                    who + " changed " + what + " while you did: choose which of the two stays", conflicts);
        }
    }

    private static List<String> longer(Change mine, Change theirs) {
        return Stream.of(mine.path(), theirs.path())
                .max((a, b) -> Integer.compare(a.size(), b.size()))
                .orElseThrow();
    }

    private static @Nullable Conflict conflict(
            Pipeline current, ObjectNode now, ObjectNode meant, List<String> path, String by) {
        JsonNode mine = Changes.at(meant, path);
        JsonNode theirs = Changes.at(now, path);
        return Changes.same(mine, theirs) ? null : new Conflict(FieldWords.of(current, path), mine, theirs, by);
    }
}
