package io.slipway.engine.live;

import io.slipway.engine.Passed;
import io.slipway.engine.plan.Node;
import io.slipway.engine.plan.RunImage;
import io.slipway.engine.step.CacheKey;
import io.slipway.project.ProjectSettings;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Whether a step is run or taken from an earlier run, and why, in words for a person.
 *
 * @param hit what is taken over; null if the step is run
 */
record CacheDecision(CacheKey key, String note, @Nullable Reusable hit) {
    private static final int LONGEST = 1500;

    static CacheDecision of(
            RunImage image, Node node, CacheKey key, Ledger ledger, Predicate<Map<String, Passed>> intact) {
        ProjectSettings settings = ledger.settings(image.run().project());
        if (!image.step(node).cache()) {
            return not(key, "it is off for this step");
        }
        if (!image.run().cache()) {
            return not(key, "it is off for this run");
        }
        if (!settings.cache()) {
            return not(key, "it is off for this project");
        }
        Optional<Reusable> found = ledger.reusable(image.run().project(), key.hash());
        if (found.isEmpty()) {
            // What was told at the first attempt says more than that this one comes after it.
            return node.attempts() > 0 && !node.cacheNote().isEmpty()
                    ? new CacheDecision(key, node.cacheNote(), null)
                    : not(key, missing(image, node, key, ledger));
        }
        Reusable reusable = found.get();
        return intact.test(reusable.outputs())
                ? new CacheDecision(key, "Taken from the cache: results of " + run(image, reusable), reusable)
                : not(key, "the outputs of " + run(image, reusable) + " are gone");
    }

    private static CacheDecision not(CacheKey key, String why) {
        String shown = why.length() <= LONGEST ? why : why.substring(0, LONGEST) + "…";
        return new CacheDecision(key, "Not taken from the cache: " + shown, null);
    }

    private static String run(RunImage image, Reusable reusable) {
        String number = "run #" + reusable.number();
        return reusable.pipeline().equals(image.run().pipelineName()) ? number : number + " of " + reusable.pipeline();
    }

    private static String missing(RunImage image, Node node, CacheKey key, Ledger ledger) {
        return ledger.earlier(image, node.path())
                .map(earlier -> {
                    String difference = CacheKey.difference(earlier.parts(), key.parts());
                    if (!difference.isEmpty()) {
                        return difference + " since run #" + earlier.number();
                    }
                    return "it did not succeed in run #" + earlier.number();
                })
                .orElse("it never ran before");
    }
}
