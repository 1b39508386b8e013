package io.slipway.ui.model;

import io.slipway.ui.parts.Figures;
import org.jspecify.annotations.Nullable;

/**
 * A metric of a version: as MLflow keeps it with the model, and as the model's run last logged it.
 *
 * @param model null where nothing of this name was measured of the model itself
 * @param run null where the run logged nothing of this name
 */
record Measured(@Nullable Point model, @Nullable Point run) {
    /** A value and the step at which it was logged; where no step was said that is 0. */
    record Point(double value, long step) {
        private String at() {
            return step == 0 ? "" : "at step " + step;
        }
    }

    /**
     * The model's own value before that of its run, which may have gone on after the model was made. But MLflow's client gives a model
     * that was logged at no step what its run measured at step 0, also when it was made after all steps.
     */
    String value() {
        Point shown = model != null && !begun() ? model : run;
        return shown == null ? "–" : Figures.shortly(shown.value());
    }

    /**
     * Whose value that is, where it does not go without saying, and what the run ended with if that is another.
     *
     * @param besideModels whether values of models themselves are shown beside this one
     */
    String note(boolean besideModels) {
        if (begun() && model != null && run != null) {
            return "last of its run, " + run.at() + "; with the model " + Figures.shortly(model.value());
        }
        if (model == null) {
            return run == null || !besideModels ? "" : joined("last of its run", run.at());
        }
        return run == null || run.equals(model)
                ? model.at()
                : joined(model.at(), "last of its run " + Figures.shortly(run.value()) + " " + run.at());
    }

    /** Whether the model's own value is what its run began with. */
    private boolean begun() {
        return model != null && run != null && model.step() == 0 && run.step() > 0;
    }

    private static String joined(String first, String second) {
        return (first.isEmpty() || second.isEmpty() ? first + second : first + ", " + second).strip();
    }
}
