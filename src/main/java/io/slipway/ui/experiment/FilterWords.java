package io.slipway.ui.experiment;

import io.slipway.tracking.TrackingException;
import java.util.regex.Pattern;

/** What the page says of a filter that cannot be read; MLflow's clients get MLflow's own words. */
final class FilterWords {
    private static final Pattern UNFINISHED = Pattern.compile("(?is)(.*\\s)?(and|or|not)\\s*");
    private static final String EXPECTED = ". Expected comparisons joined by and, such as: metrics.accuracy > 0.9 and"
            + " params.model = 'linear'. Numbers are compared by = != < <= > >=, texts by = != LIKE ILIKE";

    private FilterWords() {}

    /** What is missing at the end; empty if nothing is. MLflow itself takes it in silence. */
    static String missing(String filter) {
        return UNFINISHED.matcher(filter).matches() ? "Something is missing at the end of the filter" + EXPECTED : "";
    }

    static String of(TrackingException wrong) {
        String told = String.valueOf(wrong.getMessage());
        if (told.startsWith("Invalid clause(s) in filter string: ")) {
            return "Not understood: " + told.substring(told.indexOf(": ") + 2) + EXPECTED;
        }
        return told.startsWith("Invalid comparator ") ? told.replaceFirst(" not one of .*", "") + EXPECTED : told;
    }
}
