package io.slipway.ui.experiment;

import io.slipway.tracking.TrackingException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the page says of a filter that cannot be read; MLflow's clients get MLflow's own words. */
final class FilterWords {
    private static final Pattern UNFINISHED = Pattern.compile("(?is)(.*\\s)?(and|or|not)\\s*");
    private static final String EXPECTED = ". Expected comparisons joined by and, such as: metrics.accuracy > 0.9 and"
            + " params.model = 'linear'. Numbers are compared by = != < <= > >=, texts by = != LIKE ILIKE";
    private static final String NAMES = "Metrics, parameters and tags begin with metrics. params. tags. or dataset.,"
            + " such as metrics.accuracy; without that there are run_name, run_id, user_id, status, artifact_uri,"
            + " start_time and end_time";
    private static final Map<Pattern, String> WORDS = words();

    private FilterWords() {}

    /** By what MLflow says: $1, $2 are what it names. */
    private static Map<Pattern, String> words() {
        Map<Pattern, String> words = new LinkedHashMap<>();
        words.put(
                Pattern.compile("Invalid clause\\(s\\) in filter string: (.*)", Pattern.DOTALL),
                "Not understood: $1" + EXPECTED);
        words.put(
                Pattern.compile("Invalid comparator '(.*?)' not one of .*>=.*", Pattern.DOTALL),
                "$1 compares no numbers: that is what = != < <= > and >= do, as in metrics.accuracy > 0.9");
        words.put(
                Pattern.compile("Invalid comparator '(.*?)' not one of .*", Pattern.DOTALL),
                "$1 compares no texts, which parameters and tags are even where they look like numbers: that is what ="
                        + " != LIKE and ILIKE do, as in params.model LIKE 'lin%'");
        words.put(
                Pattern.compile("Expected numeric value type for metric\\. Found (.*)", Pattern.DOTALL),
                "A metric is compared with a number, as in metrics.accuracy > 0.9, but here with $1");
        words.put(
                Pattern.compile(
                        "Expected numeric value type for numeric attribute: (\\S+)\\. Found (.*)", Pattern.DOTALL),
                "$1 is compared with a number, which for times counts milliseconds since 1970, but here with $2");
        words.put(
                Pattern.compile(
                        "Expected a quoted string value for (?:parameter|tag) .*\\. Got value (.*)", Pattern.DOTALL),
                "Parameters and tags are compared with a text in quotes, as in params.lr = '0.1', but here with $1");
        words.put(
                Pattern.compile("Expected a quoted string value for .*\\. Got value (.*)", Pattern.DOTALL),
                "A text in quotes is expected, as in status = 'FINISHED', but there is $1");
        words.put(
                Pattern.compile("Invalid attribute key '(.*)' specified\\..*", Pattern.DOTALL),
                "Runs have no $1. " + NAMES);
        words.put(
                Pattern.compile("Invalid entity type '(.*)'\\. Valid values are .*", Pattern.DOTALL),
                "Nothing of a run begins with $1. " + NAMES);
        words.put(
                Pattern.compile("Invalid dataset key '(.*)' specified\\..*", Pattern.DOTALL),
                "Data sets have no $1. Expected dataset.name, dataset.digest or dataset.context");
        words.put(
                Pattern.compile("IS NULL / IS NOT NULL is only supported for tags and params.*", Pattern.DOTALL),
                "IS NULL and IS NOT NULL ask for parameters and tags only, as in tags.release IS NULL");
        words.put(
                Pattern.compile("Only the 'run_id' attribute supports comparison with a list.*", Pattern.DOTALL),
                "Only run_id and what begins with dataset. can be looked for by IN. For others join comparisons by and");
        words.put(
                Pattern.compile("While parsing a list in the query.*", Pattern.DOTALL),
                "After IN texts in quotes and brackets are expected, as in dataset.name IN ('iris', 'wine')");
        return words;
    }

    /** What is missing at the end; empty if nothing is. MLflow itself takes it in silence. */
    static String missing(String filter) {
        return UNFINISHED.matcher(filter).matches() ? "Something is missing at the end of the filter" + EXPECTED : "";
    }

    static String of(TrackingException wrong) {
        String told = String.valueOf(wrong.getMessage());
        for (Map.Entry<Pattern, String> words : WORDS.entrySet()) {
            Matcher matcher = words.getKey().matcher(told);
            if (matcher.matches()) {
                return matcher.replaceFirst(words.getValue());
            }
        }
        return told;
    }
}
