package io.slipway.tracking.transfer;

import java.util.Map;

/**
 * How a transfer stands.
 *
 * @param counts of experiments, runs, logged models and registered models
 * @param problem why it does not go on at present; empty while it does
 * @param problems how many things could not be carried
 */
public record Progress(Transfer transfer, Map<Kind, Count> counts, String problem, long problems) {
    /**
     * Of one kind of thing.
     *
     * @param all that are known of; more may come while it is planned
     * @param done with that, those that were there before among them
     * @param kept those that were there before and had not changed
     */
    public record Count(long all, long done, long kept) {
        static final Count NONE = new Count(0, 0, 0);
    }

    public Count count(Kind kind) {
        return counts.getOrDefault(kind, Count.NONE);
    }
}
