package io.slipway.tracking;

import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Names for runs that were given none: easier to say and to recognise than an id. */
final class RunNames {
    private static final String[] ADJECTIVES = {
        "able", "bold", "brave", "bright", "calm", "clever", "eager", "fair", "gentle", "grand", "happy", "keen",
        "kind", "lively", "merry", "nimble", "proud", "quick", "quiet", "sharp", "smooth", "steady", "swift", "wise"
    };
    private static final String[] NOUNS = {
        "auk", "bass", "crane", "crow", "deer", "dove", "eel", "elk", "finch", "fox", "gull", "hare", "hawk", "heron",
        "ibis", "jay", "lark", "lynx", "mole", "newt", "otter", "owl", "perch", "seal", "shrew", "swan", "tern", "wren"
    };

    private RunNames() {}

    static String next() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return ADJECTIVES[random.nextInt(ADJECTIVES.length)] + "-" + NOUNS[random.nextInt(NOUNS.length)] + "-"
                + random.nextInt(100, 1000);
    }

    /** What a run is called: as it was named, in one way or the other; without a name it gets one. */
    static String of(@Nullable String name, @Nullable String tag) {
        boolean named = name != null && !name.isEmpty();
        if (named && tag != null && !tag.equals(name)) {
            throw TrackingException.invalid("Both 'run_name' argument and 'mlflow.runName' tag are specified, but with"
                    + " different values (run_name='" + name + "', mlflow.runName='" + tag + "').");
        }
        return named && name != null ? name : tag != null && !tag.isEmpty() ? tag : next();
    }
}
