package io.slipway.project;

import java.text.Normalizer;
import java.util.Locale;
import java.util.function.Predicate;

/** What a project may be called, and the word that stands for it in addresses. */
final class ProjectName {
    private static final int LONGEST = 100;

    private ProjectName() {}

    static String of(String typed) {
        String name = typed.strip().replaceAll("\\s+", " ");
        if (name.isEmpty() || name.length() > LONGEST) {
            throw new InvalidInputException(
                    "name", "A project's name has 1 to " + LONGEST + " characters; this has " + name.length());
        }
        return name;
    }

    /** A short word of the name that no project has yet. */
    static ProjectId free(String name, Predicate<ProjectId> taken) {
        String ascii = Normalizer.normalize(name, Normalizer.Form.NFKD).replaceAll("\\p{M}", "");
        String word =
                ascii.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        String base = word.isEmpty() ? "project" : word.substring(0, Math.min(40, word.length()));
        ProjectId id = new ProjectId(base);
        for (int i = 2; taken.test(id); i++) {
            id = new ProjectId(base + "-" + i);
        }
        return id;
    }
}
