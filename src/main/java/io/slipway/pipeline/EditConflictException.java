package io.slipway.pipeline;

import java.util.List;

/** Somebody else changed since what this edit changes: the person has to choose. */
public final class EditConflictException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient List<Conflict> conflicts;

    public EditConflictException(String sentence, List<Conflict> conflicts) {
        super(sentence);
        this.conflicts = List.copyOf(conflicts);
    }

    public List<Conflict> conflicts() {
        return conflicts;
    }
}
