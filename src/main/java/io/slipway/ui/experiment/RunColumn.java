package io.slipway.ui.experiment;

import io.slipway.tracking.Summary;
import io.slipway.tracking.TrackedRun;
import io.slipway.ui.parts.Figures;
import java.util.Optional;
import java.util.regex.Pattern;

/** A column that a person may choose: one parameter, metric or tag of the runs. The key stands in addresses. */
record RunColumn(Kind kind, String name) {
    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");

    /** Where its values come from. */
    enum Kind {
        PARAM("params", "Parameter"),
        METRIC("metrics", "Metric"),
        TAG("tags", "Tag");

        private final String prefix;
        final String word;

        Kind(String prefix, String word) {
            this.prefix = prefix;
            this.word = word;
        }
    }

    static Optional<RunColumn> of(String key) {
        for (Kind kind : Kind.values()) {
            if (key.startsWith(kind.prefix + ".") && key.length() > kind.prefix.length() + 1) {
                return Optional.of(new RunColumn(kind, key.substring(kind.prefix.length() + 1)));
            }
        }
        return Optional.empty();
    }

    String key() {
        return kind.prefix + "." + name;
    }

    /** What the tracking room's orders call it. */
    String sortTerm() {
        return (kind == Kind.PARAM ? "numeric:" : "") + kind.prefix + ".`" + name + "`";
    }

    /** What the run's cell shows. */
    String text(TrackedRun run) {
        return switch (kind) {
            case PARAM -> run.params().getOrDefault(name, "");
            case TAG -> run.tags().getOrDefault(name, "");
            case METRIC -> {
                Summary summary = run.metrics().get(name);
                yield summary == null ? "" : Figures.shortly(summary.latest().value());
            }
        };
    }

    /** Whether what the run has here is a number, which is aligned by its end. */
    static boolean numeric(String text) {
        return NUMBER.matcher(text).matches();
    }
}
