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

    static CacheDecision of(
            RunImage image, Node node, CacheKey key, Ledger ledger, Predicate<Map<String, Passed>> intact) {
        ProjectSettings settings = ledger.settings(image.run().project());
        if (!image.step(node).cache()) {
            return new CacheDecision(key, "off for this step", null);
        }
        if (!image.run().cache()) {
            return new CacheDecision(key, "off for this run", null);
        }
        if (!settings.cache()) {
            return new CacheDecision(key, "off for this project", null);
        }
        Optional<Reusable> found = ledger.reusable(image.run().project(), key.hash());
        if (found.isEmpty()) {
            return new CacheDecision(key, miss(image, node, key, ledger), null);
        }
        Reusable reusable = found.get();
        return intact.test(reusable.outputs())
                ? new CacheDecision(key, "reused from " + run(image, reusable), reusable)
                : new CacheDecision(key, "miss: outputs of " + run(image, reusable) + " are gone", null);
    }

    private static String run(RunImage image, Reusable reusable) {
        String number = "run #" + reusable.number();
        return reusable.pipeline().equals(image.run().pipelineName()) ? number : number + " of " + reusable.pipeline();
    }

    private static String miss(RunImage image, Node node, CacheKey key, Ledger ledger) {
        return ledger.earlier(image, node.path())
                .map(earlier -> {
                    String difference = CacheKey.difference(earlier.parts(), key.parts());
                    if (!difference.isEmpty()) {
                        return "miss: " + difference + " since run #" + earlier.number();
                    }
                    return earlier.number() == image.run().number()
                            ? "miss: it has not succeeded in this run yet"
                            : "miss: it did not succeed in run #" + earlier.number();
                })
                .orElse("miss: never run before");
    }
}
