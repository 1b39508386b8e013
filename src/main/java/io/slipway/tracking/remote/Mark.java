package io.slipway.tracking.remote;

import io.slipway.project.ProjectId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a version of a server says by its tag that it stands for. Another installation may have a project and a model of these names, so when ours was made
 * counts too.
 */
record Mark(String project, long model, long version, long created) {
    private static final Pattern COPY = Pattern.compile("models:/[^/]+/.+");
    private static final Pattern TEXT = Pattern.compile("(.+)/(\\d{1,18})/(\\d{1,18})/(\\d{1,18})");

    /** @param source what that version was made of: a copy of a version has its tags, and stands for nothing */
    static Optional<Mark> of(String text, String source) {
        Matcher mark = TEXT.matcher(text);
        return mark.matches() && !COPY.matcher(source).matches()
                ? Optional.of(new Mark(
                        mark.group(1),
                        Long.parseLong(mark.group(2)),
                        Long.parseLong(mark.group(3)),
                        Long.parseLong(mark.group(4))))
                : Optional.empty();
    }

    /** What the model of the project is called here that it stands for a version of; empty if that is none of the project's. */
    Optional<String> nameHere(ProjectId ours, CarriedPlaceStore places) {
        return project.equals(ours.value()) ? places.nameOf(ours, model, version, created) : Optional.empty();
    }

    /** Whether it stands for a version of ours, be that deleted or not. */
    boolean stands(ProjectId ours, CarriedPlaceStore places) {
        return project.equals(ours.value()) && places.made(ours, model, version, created);
    }
}
