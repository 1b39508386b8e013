package io.slipway.format;

import io.slipway.pipeline.Component;
import java.util.List;

/** What became of Python source. */
public sealed interface FromSource {

    /** A component whose implementation is a {@code PythonFunction}. */
    record Made(Component component) implements FromSource {}

    /** No component yet; at least one problem, in the order of the source. */
    record Wrong(List<SourceProblem> problems) implements FromSource {
        public Wrong {
            problems = List.copyOf(problems);
        }
    }
}
