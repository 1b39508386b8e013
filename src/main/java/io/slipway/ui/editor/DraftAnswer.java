package io.slipway.ui.editor;

import io.slipway.format.KfpFile;
import io.slipway.format.Notice;
import io.slipway.pipeline.Draft;
import io.slipway.pipeline.Pipeline;
import io.slipway.pipeline.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A draft as the editor reads it ({@code Draft} in {@code server.ts}). */
record DraftAnswer(
        long version,
        Pipeline pipeline,
        List<ProblemLine> problems,
        List<Notice> notices,
        List<String> secrets,
        boolean canEdit,
        boolean canRun,
        @Nullable String undo,
        @Nullable String redo,
        Draft.@Nullable Saved saved,
        String changedBy,
        Instant changedAt,
        String person) {

    /** A problem; severity in lower case. */
    record ProblemLine(
            String severity, String path, @Nullable String input, String text) {
        static ProblemLine of(Problem problem) {
            return new ProblemLine(
                    problem.severity().name().toLowerCase(Locale.ROOT),
                    problem.path(),
                    problem.input(),
                    problem.text());
        }
    }

    static DraftAnswer of(
            Draft draft, List<Problem> problems, List<String> secrets, boolean canEdit, boolean canRun, String person) {
        return new DraftAnswer(
                draft.version(),
                draft.content(),
                problems.stream().map(ProblemLine::of).toList(),
                KfpFile.notices(draft.content()),
                secrets,
                canEdit,
                canRun,
                draft.undo(),
                draft.redo(),
                draft.saved(),
                draft.changedBy(),
                draft.changedAt(),
                person);
    }
}
