package io.slipway.artifact;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A table out of CSV, TSV or the like: a header and the first rows. */
record Delimited(List<String> columns, List<List<String>> rows, boolean cut) {
    private static final int ROWS = 200;
    private static final int COLUMNS = 100;
    private static final int LOOK = 20;
    private static final char[] DELIMITERS = {',', '\t', ';', '|'};

    /** Empty if the text is no table. */
    static Optional<Delimited> of(TextHead head, String ending) {
        String text = head.lines();
        char[] candidates = ending.equals("tsv") ? new char[] {'\t'} : DELIMITERS;
        for (char delimiter : candidates) {
            List<List<String>> sample = new Records(text, delimiter).read(LOOK);
            if (even(sample)) {
                return Optional.of(table(text, delimiter, head.cut()));
            }
        }
        return ending.equals("csv") ? Optional.of(table(text, ',', head.cut())) : Optional.empty();
    }

    /** As many fields in each record, more than one: by chance that is rare. */
    private static boolean even(List<List<String>> sample) {
        return sample.size() > 1
                && sample.getFirst().size() > 1
                && sample.stream()
                        .allMatch(one -> one.size() == sample.getFirst().size());
    }

    private static Delimited table(String text, char delimiter, boolean cut) {
        List<List<String>> all = new Records(text, delimiter).read(ROWS + 2);
        List<List<String>> rows = new ArrayList<>();
        for (int i = 1; i < Math.min(all.size(), ROWS + 1); i++) {
            rows.add(narrow(all.get(i)));
        }
        List<String> columns = all.isEmpty() ? List.of() : narrow(all.getFirst());
        return new Delimited(columns, rows, cut || all.size() > ROWS + 1);
    }

    private static List<String> narrow(List<String> fields) {
        return fields.subList(0, Math.min(fields.size(), COLUMNS));
    }
}
